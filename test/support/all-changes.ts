import type { Changes } from '../../src/changes/changes';
import { changesOf, type ChangesOptions } from '../../src/changes/changes-of';
import type { ObjectChange } from '../../src/changes/object-change';
import type { SideObject } from '../../src/changes/objects/changed-objects';
import { KeptObjects } from '../../src/changes/objects/kept-objects';

/** What a change does, with all of it in memory. */
export interface AllChanges extends Changes {
  readonly objects: readonly ObjectChange[];
}

/** All that a change from some objects to others does. */
export function allChanges(
  before: readonly SideObject[],
  after: readonly SideObject[],
  options: ChangesOptions,
): AllChanges {
  const changes = changesOf(KeptObjects.of(before), KeptObjects.of(after), options);
  const objects = [...changes.objects];
  return { objects, summary: changes.summary, haveNothingInCommon: changes.haveNothingInCommon };
}
