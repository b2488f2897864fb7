import type { IConstruct } from 'constructs';
import { isFields, type Fields } from '../kubernetes/json';
import { copyPlainData, findNotPlainData } from '../kubernetes/plain-data';
import { rejectConstruct } from './locate';

/** A deep copy of a piece of a manifest; an error if it is not plain data. */
export function plainFields(construct: IConstruct, piece: unknown, nulls: 'drop' | 'keep' = 'drop'): Fields {
  const problem = findNotPlainData(piece);
  if (problem) {
    const place = problem.path === '' ? 'the piece itself' : shortened(problem.path);
    rejectConstruct('plain-data', construct, {
      message: `a piece of a manifest is plain data, and ${place} is ${problem.description}.`,
      fix: 'write it as it would stand in YAML: text, numbers, true and false, lists and objects.',
    });
  }
  const copy = copyPlainData(piece, nulls);
  if (isFields(copy)) return copy;
  rejectConstruct('plain-data', construct, {
    message: `a piece of a manifest is an object with fields, and this is ${JSON.stringify(piece) ?? 'undefined'}.`,
    fix: 'write an object, such as { name: "web" }.',
  });
}

/** A text that becomes a key or value of a manifest; an error where it is something else. */
export function plainText(construct: IConstruct, what: string, text: unknown): string {
  if (typeof text === 'string' && text !== '__proto__') return text;
  return rejectConstruct('plain-data', construct, {
    message: `${what} is ${typeof text === 'string' ? '"__proto__", which no manifest can hold' : kindOfValue(text)}.`,
    fix: 'write a string.',
  });
}

function kindOfValue(value: unknown): string {
  if (value === null || value === undefined) return `${String(value)}, and not a string`;
  return typeof value === 'number' || typeof value === 'boolean'
    ? `the ${typeof value} ${String(value)}, and not a string`
    : 'not a string';
}

const MOST_SHOWN = 100;

function shortened(path: string): string {
  return path.length <= MOST_SHOWN ? path : `${path.slice(0, MOST_SHOWN)}…`;
}
