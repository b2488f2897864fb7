import { cutOff } from '../../kubernetes/printable';
import { isSensitive } from '../../kubernetes/sensitive';
import type { WrongType } from '../../kubernetes/fields/wrong-types';

const MAX_MESSAGES = 10;
const MAX_VALUE_LENGTH = 60;

/** A sentence for each field of a wrong type: its value, what it must be, and what to do. Only ten are spelled out. */
export function wrongTypeMessages(wrongTypes: readonly WrongType[]): string[] {
  const shown = wrongTypes.slice(0, MAX_MESSAGES).map(wrongTypeMessage);
  const rest = wrongTypes.length - shown.length;
  if (rest === 0) return shown;
  return [...shown, `${rest} more ${rest === 1 ? 'field has a wrong type' : 'fields have wrong types'}.`];
}

function wrongTypeMessage({ path, expected, value }: WrongType): string {
  return `${path} is ${isSensitive(path) ? typeText(value) : valueText(value)} and must be ${expected}: Kubernetes cannot read the object. Write ${expected} there, or leave the field out.`;
}

/** A value that is kept out of messages. */
function typeText(value: unknown): string {
  if (typeof value === 'object') return jsonText(value);
  if (typeof value === 'boolean') return 'a boolean';
  return typeof value === 'string' ? 'a string' : 'a number';
}

/** A value as it stands in JSON, cut off if it is long. */
function valueText(value: unknown): string {
  return cutOff(jsonText(value), MAX_VALUE_LENGTH);
}

function jsonText(value: unknown): string {
  // A deep or a large value is not needed to tell what it is.
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'a list';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : 'an object';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MAX_VALUE_LENGTH + 1));
  return String(value);
}
