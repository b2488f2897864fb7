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

/**
 * The results of a file with a hundred errors of each kind, and behind them one that counts the rest, so that a file of
 * errors alone fills neither the memory nor the screen. Two errors are of one kind if they differ in names and numbers.
 */
export function* limitedErrors(results: Iterable<ExplainResult>): Generator<ExplainResult> {
  const limit = new ErrorLimit();
  for (const result of results) if (result.type !== 'error' || limit.isNamed(result.error)) yield result;
  for (const error of limit.unnamed()) yield { type: 'error', error };
}

/** The errors of an input with a hundred of each kind, and behind them those that count the rest. */
export class LimitedErrors {
  private readonly limit = new ErrorLimit();
  private readonly named: InputError[] = [];

  /** Names an error, or counts it. */
  public add(error: InputError): void {
    if (this.limit.isNamed(error)) this.named.push(error);
  }

  /** All of them. */
  public all(): InputError[] {
    return [...this.named, ...this.limit.unnamed()];
  }
}

class ErrorLimit {
  /** What is not named; the kinds beyond the most stand together under the empty text. */
  private readonly kinds = new Map<string, Kind>();

  /** Whether an error is one of the first of its kind; it is counted in any case. */
  public isNamed(error: InputError): boolean {
    const kind = this.kindOf(error.message);
    kind.count += 1;
    if (kind.count > MAX_OF_A_KIND) kind.firstUnnamed ??= error;
    return kind.count <= MAX_OF_A_KIND;
  }

  /** An error for each kind of which there are more than are named. */
  public unnamed(): InputError[] {
    return [...this.kinds.values()].flatMap(({ count, firstUnnamed }) => {
      if (firstUnnamed === undefined) return [];
      const rest = count - MAX_OF_A_KIND;
      const which = rest === 1 ? 'one more error like this' : `${rest} more errors like this, this being the first`;
      return [{ ...firstUnnamed, message: `${firstUnnamed.message} (${which})`, count: rest }];
    });
  }

  private kindOf(message: string): Kind {
    const text = message.replace(/"[^"]*"|\d+/g, '');
    const key = this.kinds.has(text) || this.kinds.size < MAX_KINDS ? text : '';
    const kind = this.kinds.get(key) ?? { count: 0 };
    this.kinds.set(key, kind);
    return kind;
  }
}
