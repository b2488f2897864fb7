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
      fix: 'write it as in YAML: text, numbers, true and false, lists and objects.',
    });
  }
  const copy = copyPlainData(piece, nulls);
  if (isFields(copy)) return copy;
  rejectConstruct('plain-data', construct, {
    message: `a piece of a manifest is an object with fields, and this is ${JSON.stringify(piece) ?? 'undefined'}.`,
    fix: 'write an object, such as { name: "web" }.',
  });
}

/** A text that becomes a key or value of a manifest; an error if none can hold it. */
export function plainText(construct: IConstruct, what: string, text: string): string {
  if (text !== '__proto__') return text;
  return rejectConstruct('plain-data', construct, {
    message: `${what} is "__proto__", which no manifest can hold.`,
    fix: 'write another string.',
  });
}

const MOST_SHOWN = 100;

function shortened(path: string): string {
  return path.length <= MOST_SHOWN ? path : `${path.slice(0, MOST_SHOWN)}…`;
}
