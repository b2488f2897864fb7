import { deepEqual, textOf } from '../kubernetes/json';
import { fieldChangesOf } from './fields/field-changes';
import { findingChanges } from './findings/finding-changes';
import { invalidRefusals } from './invalid-refusals';
import type { ObjectChange } from './object-change';
import { keyOf, type SideObject } from './objects/changed-objects';
import type { PairContext } from './pair-context';
import { podPartOf, type PodPart } from './pod-part';
import { changeRefusals } from './refusals/refusals-of';
import { carriedOver } from './stored/carried-over';
import { typeOf } from './stored/stored-object';
import { worseOf } from './worse';

/** What happens to an object that is on both sides; undefined if nothing at all does. */
export function changeOfBoth(before: SideObject, after: SideObject, context: PairContext): ObjectChange | undefined {
  if (deepEqual(before.object, after.object)) return undefined;
  const [old, fresh] = [context.stored(before.object), context.stored(after.object)];
  const present = carriedOver([old, fresh], [before.object, after.object]);
  const written = { before: before.object, after: after.object };
  const nameBefore = keyOf(before.object).name;
  const isReplaced = nameBefore !== keyOf(after.object).name;
  if (!isReplaced && deepEqual(old, present)) return rewritten(before, after);
  const found = context.findings.get(after) ?? [];
  const findings = findingChanges(context.oldFindings.get(before) ?? [], found);
  const immutable = isReplaced ? [] : changeRefusals(old, present, written, context.target.version);
  const refusals = [...immutable, ...invalidRefusals(found, keyOf(after.object).kind, context.target.version)];
  const part = withoutRollout(podPartOf(before, after, context, isReplaced), refusals.length > 0);
  return {
    ...headOf(before, after),
    action: isReplaced ? 'replaced' : 'changed',
    nameBefore: isReplaced ? nameBefore : null,
    refusals,
    ...part,
    readers: [],
    findings,
    worse: worseOf(findings, part.pods, part.rollout),
    fields: fieldChangesOf(old, present, keyOf(after.object), typeOf(after.object)),
  };
}

/** What is refused leaves the Pods as they are. */
function withoutRollout(part: PodPart, isRefused: boolean): PodPart {
  return isRefused ? { ...part, effect: null, rollout: null } : part;
}

/** The fields are those that are written otherwise. */
function rewritten(before: SideObject, after: SideObject): ObjectChange {
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
    fields: fieldChangesOf(before.object, after.object, keyOf(after.object), typeOf(after.object)),
  };
}

type Head = 'group' | 'kind' | 'namespace' | 'name' | 'apiVersion' | 'before' | 'after';

function headOf(before: SideObject, { object, place }: SideObject): Pick<ObjectChange, Head> {
  return { ...keyOf(object), apiVersion: textOf(object['apiVersion']) ?? '', before: before.place, after: place };
}
