import type { FeatureTarget } from '../kubernetes/fields/features';
import { textOf } from '../kubernetes/json';
import { replicasOf, type PodsEffect } from './effects/workload-effect';
import { findingChanges } from './findings/finding-changes';
import { invalidRefusals } from './invalid-refusals';
import type { ObjectChange } from './object-change';
import type { ObjectKey } from './objects/changed-objects';
import type { ReadObject } from './objects/read-object';
import { worseOf } from './worse';

/** What happens to an object that is in the new manifests alone. */
export function createdChange(side: ReadObject, { version }: FeatureTarget): ObjectChange {
  const refusals = invalidRefusals(side.findings, side.key.kind, version);
  const findings = findingChanges([], side.findings);
  return {
    ...headOf(side),
    action: 'created',
    before: null,
    after: side.place,
    refusals,
    effect: refusals.length > 0 ? null : effectOf(side, 'starts'),
    findings,
    worse: worseOf(findings),
  };
}

/** What happens to an object that is in the old manifests alone. */
export function prunedChange(side: ReadObject): ObjectChange {
  return {
    ...headOf(side),
    action: 'pruned',
    before: side.place,
    after: null,
    refusals: [],
    effect: effectOf(side, 'stops'),
    findings: { added: [], mended: [] },
    worse: [],
  };
}

function headOf({
  key,
  object,
}: ReadObject): Pick<
  ObjectChange,
  keyof ObjectKey | 'apiVersion' | 'nameBefore' | 'rollout' | 'pods' | 'readers' | 'fields'
> {
  const apiVersion = textOf(object['apiVersion']) ?? '';
  return { ...key, apiVersion, nameBefore: null, rollout: null, pods: [], readers: [], fields: [] };
}

function effectOf(side: ReadObject, effect: 'starts' | 'stops'): PodsEffect | null {
  if (side.pods.length === 0) return null;
  const count = replicasOf(side.stored);
  const replicas = effect === 'starts' ? { before: null, after: count } : { before: count, after: null };
  return { effect, replicas, rollout: null, restarts: [] };
}
