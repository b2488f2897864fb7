import type { ExplainResult } from './explain-object';
import type { InputError } from '../manifests/input-objects';

/** How many errors of one kind are named in a file. */
const MAX_OF_A_KIND = 100;

/** How many kinds of errors are told apart in a file. */
const MAX_KINDS = 100;

/** Errors of one kind in a file: how many there are, and the first that is not named. */
interface Kind {
  count: number;
  firstUnnamed?: InputError;
}

/** What is not named of a file's errors; the kinds beyond the most stand together under the empty text. */
type Kinds = Map<string, Kind>;

/**
 * The results of a file with a hundred errors of each kind, and behind them one that counts the rest, so that a file of
 * errors alone fills neither the memory nor the screen. Two errors are of one kind if they differ in names and numbers.
 */
export function* limitedErrors(results: Iterable<ExplainResult>): Generator<ExplainResult> {
  const kinds: Kinds = new Map();
  for (const result of results) if (result.type !== 'error' || isNamed(result.error, kinds)) yield result;
  yield* unnamedErrors(kinds);
}

function isNamed(error: InputError, kinds: Kinds): boolean {
  const kind = kindIn(kinds, error.message);
  kind.count += 1;
  if (kind.count > MAX_OF_A_KIND) kind.firstUnnamed ??= error;
  return kind.count <= MAX_OF_A_KIND;
}

function kindIn(kinds: Kinds, message: string): Kind {
  const text = message.replace(/"[^"]*"|\d+/g, '');
  const key = kinds.has(text) || kinds.size < MAX_KINDS ? text : '';
  const kind = kinds.get(key) ?? { count: 0 };
  kinds.set(key, kind);
  return kind;
}

function* unnamedErrors(kinds: Kinds): Generator<ExplainResult> {
  for (const { count, firstUnnamed } of kinds.values()) {
    if (firstUnnamed === undefined) continue;
    const rest = count - MAX_OF_A_KIND;
    const which = rest === 1 ? 'one more error like this' : `${rest} more errors like this, this being the first`;
    yield { type: 'error', error: { ...firstUnnamed, message: `${firstUnnamed.message} (${which})`, count: rest } };
  }
}
