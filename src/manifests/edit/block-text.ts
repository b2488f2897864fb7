import { isFields } from '../fields';
import { resolvePlain } from '../yaml/resolve';

/** The spaces by which a level is indented. */
const STEP = 2;

/** A text of which nothing but itself can be read. */
const PLAIN = /^[A-Za-z/][\w./-]*$/;

/** A field of a block mapping, with line feeds at the ends of its lines. */
export function fieldText(key: string, value: unknown, indent: number): string {
  const head = `${' '.repeat(indent)}${scalarText(key)}:`;
  if (isFields(value) && Object.keys(value).length > 0) {
    const inside = Object.entries(value).map(([name, each]) => fieldText(name, each, indent + STEP));
    return `${head}\n${inside.join('')}`;
  }
  return `${head} ${typeof value === 'string' ? scalarText(value) : JSON.stringify(value)}\n`;
}

/** A text as a scalar, in quotes if it would mean something else without. */
export function scalarText(text: string): string {
  return PLAIN.test(text) && typeof resolvePlain(text) === 'string' ? text : JSON.stringify(text);
}
