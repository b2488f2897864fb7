import type { InputError } from '../manifests/input-objects';
import { ChangeCounts } from './change-counts';
import type { Changes } from './changes';
import { changesOf, type ChangesOptions } from './changes-of';
import type { KeptInput } from './kept-input';

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

const NO_CHANGES: Changes = { objects: [], summary: new ChangeCounts().summary(0), haveNothingInCommon: false };

/** Compares everything that stands in two inputs. */
export function comparedInput(before: KeptInput, after: KeptInput, options: ChangesOptions): ComparedInput {
  const [oldErrors, errors] = [before.errors, after.errors];
  const isUnread = [...oldErrors, ...errors].some(({ isAboutFile }) => isAboutFile === true);
  const changes = isUnread ? NO_CHANGES : changesOf(before.objects, after.objects, options);
  return { changes, oldErrors, errors, isUnread };
}
