import { configurationText, type ConfigurationFormat } from '../config/configuration-text';
import { withVariables, type VariableFormat } from '../config/variable-text';
import { checkText, type PresetPlace } from '../preset-values';

/** What Fluent Bit does with every value: blanks at its ends go, and it ends at a NUL. */
const FORMAT: ConfigurationFormat = {
  name: 'a configuration of Fluent Bit',
  unwritable: /\u0000|^\s|\s$/,
  limit:
    'a value has no blank at either end and no NUL, and there is no way to write "${…}" without its being expanded',
};

/** Variables as Fluent Bit names them. */
export const VARIABLES: VariableFormat = {
  secretPrefix: 'FLUENT_BIT_SECRET_',
  reference: (name) => `\${${name}}`,
  literal,
};

/** Refuses what Fluent Bit would read otherwise than it is written, at the option that has it. */
export function checkTexts({ preset }: PresetPlace, option: string, value: unknown): void {
  withVariables(VARIABLES, `${preset}.${option}`, value);
}

/** A line that Fluent Bit reads as it is written. */
export function checkLine(place: PresetPlace, option: string, text: string): void {
  checkText(place, option, text);
  checkTexts(place, option, text);
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
