import { didYouMean } from '../../kubernetes/closest-name';
import { definedFields, isFields, type Fields } from '../../kubernetes/json';
import { findNotPlainData } from '../../kubernetes/plain-data';
import { listed } from '../../kubernetes/words';
import { refuseOption, type PresetPlace } from '../preset-values';
import { configurationText, type ConfigurationFormat } from './configuration-text';
import { jsonForYaml } from './yaml';

/** Whatever stands in a text, a parser of JSON reads it back, NUL included; only half a pair is not a character. */
const FORMAT: ConfigurationFormat = { name: 'JSON', unwritable: /(?!)/, limit: 'a text has whole characters' };

/**
 * Plain data as JSON, which is YAML as well: every text stands in double quotes, and readers of YAML 1.1 and 1.2 take it
 * alike. Fields that are undefined are left out.
 *
 * @param place - what the data is, for the finding `configuration-text` about a text that no file can hold
 */
export function jsonText(place: string, data: unknown): string {
  checkTexts(place, data);
  return `${jsonForYaml(data, 2)}\n`;
}

function checkTexts(place: string, data: unknown): void {
  if (typeof data === 'string') configurationText(FORMAT, place, data);
  if (typeof data !== 'object' || data === null) return;
  for (const [name, value] of Object.entries(data)) {
    const at = Array.isArray(data) ? `${place}[${name}]` : `${place}.${configurationText(FORMAT, place, name)}`;
    checkTexts(at, value);
  }
}

/**
 * Data of a preset with further data of its user: objects are merged field by field; null removes a field, anything else
 * replaces it. Of lists, items with the same `name` are merged and others come first if the format names its items;
 * otherwise those of the user come last.
 */
export function mergedData(own: unknown, more: unknown, lists: 'named' | 'plain' = 'named'): unknown {
  if (Array.isArray(own) && Array.isArray(more))
    return lists === 'named' ? mergedItems(own, more) : (own as unknown[]).concat(more);
  if (!isFields(own) || !isFields(more)) return more;
  const merged: Fields = { ...own };
  for (const [name, value] of Object.entries(definedFields(more))) {
    if (value === null) delete merged[name];
    else merged[name] = Object.hasOwn(own, name) ? mergedData(own[name], value, lists) : value;
  }
  return merged;
}

function mergedItems(own: readonly unknown[], more: readonly unknown[]): unknown[] {
  const isSame = (one: unknown, other: unknown): boolean => nameOf(one) !== undefined && nameOf(one) === nameOf(other);
  const added = more.filter((item) => !own.some((other) => isSame(item, other)));
  const merged = own.map((item) => more.filter((other) => isSame(item, other)).reduce<unknown>(mergedNamed, item));
  return [...added, ...merged];
}

function mergedNamed(own: unknown, more: unknown): unknown {
  return mergedData(own, more);
}

function nameOf(item: unknown): unknown {
  return isFields(item) ? item['name'] : undefined;
}

/** Refuses further configuration that is not plain data (finding `preset-option`). */
export function checkData(place: PresetPlace, option: string, data: unknown): void {
  const problem = findNotPlainData(data);
  if (!problem) {
    if (isFields(data)) return;
    return refuseOption(place, option, {
      value: data,
      message: 'configuration is an object with fields.',
      fix: 'write it as in YAML: text, numbers, true and false, lists and objects.',
    });
  }
  refuseOption(place, problem.path === '' ? option : `${option}.${problem.path}`, {
    message: `configuration is plain data, and this is ${problem.description}.`,
    fix: 'write it as in YAML: text, numbers, true and false, lists and objects.',
  });
}

/** Refuses a field that a program does not know (finding `preset-option`). */
export function checkFields(
  place: PresetPlace,
  option: string,
  data: object,
  { known, what }: { readonly known: readonly string[]; readonly what: string },
): void {
  for (const unknown of Object.keys(data).filter((name) => !known.includes(name))) {
    refuseOption(place, `${option}.${unknown}`, {
      message: `"${unknown}" is not a field of ${what}.${didYouMean(unknown, known)}`,
      fix: `write a field that there is: ${listed(known.slice(0, MAX_LISTED))}${known.length > MAX_LISTED ? ' and others' : ''}.`,
    });
  }
}

const MAX_LISTED = 5;
