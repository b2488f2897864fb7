import type { FeatureTarget } from '../kubernetes/fields/features';
import { deepEqual, textOf } from '../kubernetes/json';
import { fieldChangesOf } from './fields/field-changes';
import { findingChanges } from './findings/finding-changes';
import { invalidRefusals } from './invalid-refusals';
import type { ObjectChange } from './object-change';
import type { ReadObject } from './objects/read-object';
import { podPartOf, type PodPart } from './pod-part';
import { changeRefusals } from './refusals/refusals-of';
import { carriedOver } from './stored/carried-over';
import { typeOf } from './stored/stored-object';
import { worseOf } from './worse';

/** What happens to an object that is on both sides; undefined if nothing at all does. */
export function changeOfBoth(before: ReadObject, after: ReadObject, target: FeatureTarget): ObjectChange | undefined {
  if (deepEqual(before.object, after.object)) return undefined;
  const old = before.stored;
  const present = carriedOver([old, after.stored], [before.object, after.object]);
  const written = { before: before.object, after: after.object };
  const nameBefore = before.key.name;
  const isReplaced = nameBefore !== after.key.name;
  if (!isReplaced && deepEqual(old, present)) return rewritten(before, after);
  const findings = findingChanges(before.findings, after.findings);
  const immutable = isReplaced ? [] : changeRefusals(old, present, written, target.version);
  const refusals = [...immutable, ...invalidRefusals(after.findings, after.key.kind, target.version)];
  const part = withoutRollout(podPartOf(before, after, target, isReplaced), refusals.length > 0);
  return {
    ...headOf(before, after),
    action: isReplaced ? 'replaced' : 'changed',
    nameBefore: isReplaced ? nameBefore : null,
    refusals,
    ...part,
    readers: [],
    findings,
    worse: worseOf(findings, part.pods, part.rollout),
    fields: fieldChangesOf(old, present, after.key, typeOf(after.object)),
  };
}

/** What is refused leaves the Pods as they are. */
function withoutRollout(part: PodPart, isRefused: boolean): PodPart {
  return isRefused ? { ...part, effect: null, rollout: null } : part;
}

/** The fields are those that are written otherwise. */
function rewritten(before: ReadObject, after: ReadObject): ObjectChange {
  return {
    ...headOf(before, after),
    action: 'rewritten',
    nameBefore: null,
    refusals: [],
    effect: null,
    rollout: null,
    pods: [],
    readers: [],
    findings: { added: [], mended: [] },
    worse: [],
    fields: fieldChangesOf(before.object, after.object, after.key, typeOf(after.object)),
  };
}

type Head = 'group' | 'kind' | 'namespace' | 'name' | 'apiVersion' | 'before' | 'after';

function headOf(before: ReadObject, { key, object, place }: ReadObject): Pick<ObjectChange, Head> {
  return { ...key, apiVersion: textOf(object['apiVersion']) ?? '', before: before.place, after: place };
}
