import { isFields, setOwn, type Fields } from '../../kubernetes/json';
import { configurationText, type ConfigurationFormat } from '../config/configuration-text';
import { VariableText } from '../config/variable-text';
import type { SecretKeyReference } from '../parts/references';
import { checkText, type PresetPlace } from '../preset-values';

/** What Fluent Bit does with every value: blanks at its ends go, and it ends at a NUL. */
const FORMAT: ConfigurationFormat = {
  name: 'a configuration of Fluent Bit',
  unwritable: /\u0000|^\s|\s$/,
  limit:
    'a value has no blank at either end and no NUL, and there is no way to write "${…}" without its being expanded',
};

/** Values with variables as Fluent Bit names them, and the keys of Secrets that they hold, in order. */
export function withVariables(data: Fields): { readonly data: unknown; readonly secrets: SecretKeyReference[] } {
  const secrets: SecretKeyReference[] = [];
  return { data: written(data, 'config', secrets), secrets };
}

/** Refuses what Fluent Bit would read otherwise than it is written, at the option that has it. */
export function checkTexts({ preset }: PresetPlace, option: string, value: unknown): void {
  written(value, `${preset}.${option}`, []);
}

/** A line that Fluent Bit reads as it is written. */
export function checkLine(place: PresetPlace, option: string, text: string): void {
  checkText(place, option, text);
  checkTexts(place, option, text);
}

/** The variable of a Secret by its number. */
export function secretVariableName(index: number): string {
  return `FLUENT_BIT_SECRET_${index + 1}`;
}

function written(value: unknown, place: string, secrets: SecretKeyReference[]): unknown {
  if (typeof value === 'string') return literal(value, place);
  if (value instanceof VariableText) {
    const { source, before, behind } = value;
    const name = typeof source === 'string' ? source : secretVariableName(secrets.push(source) - 1);
    return `${before}\${${name}}${behind}`;
  }
  if (Array.isArray(value)) return value.map((item: unknown, index) => written(item, `${place}[${index}]`, secrets));
  if (!isFields(value)) return value;
  const copy: Fields = {};
  for (const [key, each] of Object.entries(value)) setOwn(copy, key, written(each, `${place}.${key}`, secrets));
  return copy;
}

/** There is no escape: a text that would be expanded cannot be written at all. */
function literal(text: string, place: string): string {
  return configurationText(expands(text) ? { ...FORMAT, unwritable: /^/ } : FORMAT, place, text);
}

/**
 * Whether Fluent Bit puts a variable in place of a part of a text: only if something stands between the first "${" and the
 * first "}", which is behind it.
 *
 * Source: github.com/fluent/fluent-bit, src/flb_env.c, flb_env_var_translate
 */
function expands(text: string): boolean {
  const [start, end] = [text.indexOf('${'), text.indexOf('}')];
  return start >= 0 && end > start + 2;
}
