import { isCredential } from '../kubernetes/sensitive';
import { isPlainObject } from './recognize';

/** The longest text that is written into code. */
const MAX_LENGTH = 60;

/** Deeper data is not written into one line. */
const MAX_LEVELS = 4;

/** Whether a value is a text that can be shown in a line of code: short, and with no word of a credential in it. */
export function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_LENGTH && !isCredential(value);
}

/** Plain data as code in one line; undefined if it is long, or may hold a credential. */
export function codeOf(value: unknown, levels = MAX_LEVELS): string | undefined {
  const code = levels === 0 ? undefined : partOf(value, levels - 1);
  return isShort(code) ? code : undefined;
}

function partOf(value: unknown, levels: number): string | undefined {
  if (typeof value === 'string') return isShort(value) ? quoted(value) : undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return listed(value, levels);
  return isPlainObject(value) ? fieldsOf(value, levels) : undefined;
}

function listed(items: readonly unknown[], levels: number): string | undefined {
  const codes = items.slice(0, MAX_LENGTH).map((item) => codeOf(item, levels));
  return codes.includes(undefined) ? undefined : `[${codes.join(', ')}]`;
}

function fieldsOf(value: { readonly [name: string]: unknown }, levels: number): string | undefined {
  const names = Object.keys(value).slice(0, MAX_LENGTH);
  if (names.length === 0) return '{}';
  const codes = names.map((name) => codeOf(value[name], levels));
  if (codes.includes(undefined) || !names.every((name) => /^[A-Za-z]\w*$/.test(name))) return undefined;
  return `{ ${names.map((name, index) => `${name}: ${codes[index] ?? ''}`).join(', ')} }`;
}

/** A text as code writes it. */
export function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
