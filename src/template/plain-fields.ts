import type { IConstruct } from 'constructs';
import { isFields, type Fields } from '../kubernetes/json';
import { copyPlainData, findNotPlainData } from '../kubernetes/plain-data';
import { rejectConstruct } from './locate';

/** A deep copy of a piece of a manifest; an error where it is no plain data. */
export function plainFields(construct: IConstruct, piece: unknown, nulls: 'drop' | 'keep' = 'drop'): Fields {
  const problem = findNotPlainData(piece);
  if (problem) {
    const place = problem.path === '' ? 'the piece itself' : problem.path;
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
