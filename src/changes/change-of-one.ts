import { textOf } from '../kubernetes/json';
import { replicasOf, type PodsEffect } from './effects/workload-effect';
import { findingChanges } from './findings/finding-changes';
import { invalidRefusals } from './invalid-refusals';
import type { ObjectChange } from './object-change';
import { keyOf, type SideObject } from './objects/changed-objects';
import type { PairContext } from './pair-context';
import { worseOf } from './worse';

/** What happens to an object that is in the new manifests alone. */
export function createdChange(side: SideObject, context: PairContext): ObjectChange {
  const found = context.findings.get(side) ?? [];
  const refusals = invalidRefusals(found, keyOf(side.object).kind, context.target.version);
  const findings = findingChanges([], found);
  return {
    ...headOf(side),
    action: 'created',
    before: null,
    after: side.place,
    refusals,
    effect: refusals.length > 0 ? null : effectOf(side, 'starts', context),
    findings,
    worse: worseOf(findings),
  };
}

/** What happens to an object that is in the old manifests alone. */
export function prunedChange(side: SideObject, context: PairContext): ObjectChange {
  return {
    ...headOf(side),
    action: 'pruned',
    before: side.place,
    after: null,
    refusals: [],
    effect: effectOf(side, 'stops', context),
    findings: { added: [], mended: [] },
    worse: [],
  };
}

function headOf({
  object,
}: SideObject): Pick<
  ObjectChange,
  keyof ReturnType<typeof keyOf> | 'apiVersion' | 'nameBefore' | 'rollout' | 'pods' | 'readers' | 'fields'
> {
  const apiVersion = textOf(object['apiVersion']) ?? '';
  return { ...keyOf(object), apiVersion, nameBefore: null, rollout: null, pods: [], readers: [], fields: [] };
}

function effectOf(side: SideObject, effect: 'starts' | 'stops', context: PairContext): PodsEffect | null {
  if (context.pods(side.object).length === 0) return null;
  const count = replicasOf(context.stored(side.object));
  const replicas = effect === 'starts' ? { before: null, after: count } : { before: count, after: null };
  return { effect, replicas, rollout: null, restarts: [] };
}
