import { definedFields, isFields, type Fields } from '../../kubernetes/json';
import { findNotPlainData } from '../../kubernetes/plain-data';
import { refuseOption, type PresetPlace } from '../preset-values';
import { configurationText, type ConfigurationFormat } from './configuration-text';

/** Whatever stands in a text, a parser of JSON reads it back, NUL included; only half a pair is no character. */
const FORMAT: ConfigurationFormat = { name: 'JSON', unwritable: /(?!)/, limit: 'a text has whole characters' };

/** What YAML folds or refuses although JSON holds it as it is. */
const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * Plain data as JSON, which is YAML as well: every text stands in double quotes, and readers of YAML 1.1 and 1.2 take it
 * alike. Fields that are undefined are left out.
 *
 * @param place - what the data is, for the finding `configuration-text` about a text that no file can hold
 */
export function jsonText(place: string, data: unknown): string {
  checkTexts(place, data);
  const text = JSON.stringify(data, undefined, 2);
  return `${text.replace(ESCAPED, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
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
 * Data of a preset with further data of its user: objects are merged field by field, items of lists that have the same
 * `name` as well if the format names them, and other items are added; null removes a field, anything else replaces it.
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
  const items = [...own];
  for (const item of more) {
    const name = isFields(item) ? item['name'] : undefined;
    const index = name === undefined ? -1 : items.findIndex((other) => isFields(other) && other['name'] === name);
    if (index < 0) items.push(item);
    else items[index] = mergedData(items[index], item);
  }
  return items;
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
