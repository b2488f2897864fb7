import { limitedErrors } from '../explain/limited-errors';
import { objectItems, type InputError, type InputItem } from '../manifests/input-objects';
import { changesOf, type Changes, type ChangesOptions } from './changes-of';

/** What a change does, as far as both sides of it can be read. */
export interface ComparedInput {
  /** Without any object if nothing was compared. */
  readonly changes: Changes;
  /** What could not be read of the old side, and of the new one: of many of a kind, the first. */
  readonly oldErrors: readonly InputError[];
  readonly errors: readonly InputError[];
  /** Whether nothing was compared: what was not read of a whole file would seem to be deleted, or created. */
  readonly isUnread: boolean;
}

/** Compares everything that stands in two inputs. */
export function comparedInput(
  before: readonly InputItem[],
  after: readonly InputItem[],
  options: ChangesOptions,
): ComparedInput {
  const [oldErrors, errors] = [errorsIn(before), errorsIn(after)];
  const isUnread = [...oldErrors, ...errors].some(({ isAboutFile }) => isAboutFile === true);
  const [old, fresh] = isUnread ? [[], []] : [objectItems(before), objectItems(after)];
  return { changes: changesOf(old, fresh, options), oldErrors, errors, isUnread };
}

function errorsIn(items: readonly InputItem[]): InputError[] {
  const errors = items.flatMap((item) => (item.type === 'error' ? [item] : []));
  return [...limitedErrors(errors)].flatMap((result) => (result.type === 'error' ? [result.error] : []));
}
