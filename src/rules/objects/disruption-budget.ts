import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, textOf } from '../../kubernetes/json';
import { counted } from '../../kubernetes/words';
import type { ObjectProblem, ObjectsRule } from '../rule';
import { SYMPTOMS } from '../symptoms';
import { ObjectIndex, SELECTED_POD_FIELDS, type IndexedObject, type Workload } from '../selected-pods';

/**
 * A disruption budget lets at least one Pod go. Else no node that runs one of them can be drained: an upgrade of the
 * cluster waits until somebody deletes the Pod by hand. A share is rounded up to whole Pods.
 */
export const disruptionBudget: ObjectsRule = {
  id: 'disruption-budget',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A disruption budget lets at least one Pod go.',
  fields: [...SELECTED_POD_FIELDS, 'spec.{minAvailable,maxUnavailable}', 'spec.{scaleTargetRef,minReplicas}'],
  symptoms: [SYMPTOMS.blockedEviction],
  source: 'k8s.io/kubernetes/pkg/controller/disruption, getExpectedPodCount',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    const scalers = scalersOf(index);
    return index.ofKind('policy', 'PodDisruptionBudget').flatMap((budget) => problemOf(budget, index, scalers));
  },
};

/** What scales each workload, by the key of the workload. */
type Scalers = ReadonlyMap<string, IndexedObject>;

function scalersOf(index: ObjectIndex): Scalers {
  const scalers = new Map<string, IndexedObject>();
  for (const scaler of index.ofKind('autoscaling', 'HorizontalPodAutoscaler')) {
    const { kind, name } = fieldsOf(scaler.spec['scaleTargetRef']);
    const key = scaledKey(scaler.namespace, kind, name);
    if (!scalers.has(key)) scalers.set(key, scaler);
  }
  return scalers;
}

function scaledKey(...names: readonly unknown[]): string {
  return JSON.stringify(names);
}

function problemOf(budget: IndexedObject, index: ObjectIndex, scalers: Scalers): ObjectProblem[] {
  const { maxUnavailable, minAvailable } = budget.spec;
  if (isNothing(maxUnavailable)) {
    return [blocked(budget, 'maxUnavailable', `maxUnavailable is ${JSON.stringify(maxUnavailable)}`)];
  }
  if (minAvailable === '100%') return [blocked(budget, 'minAvailable', 'minAvailable is "100%"')];
  const protectedPods = countedPods(budget, index, scalers);
  const needed = protectedPods && neededPods(minAvailable, protectedPods.replicas);
  if (!protectedPods || needed === undefined || needed < protectedPods.replicas) return [];
  const { workload, replicas } = protectedPods;
  const runs = `${workload.kind} "${workload.name}" runs ${counted(replicas, 'Pod')}`;
  return [blocked(budget, 'minAvailable', `minAvailable is ${JSON.stringify(minAvailable)}, and ${runs}`, workload)];
}

/** The one workload that a budget protects, and how many Pods it has at the least, as far as the input says so. */
function countedPods(
  { namespace, spec: { selector } }: IndexedObject,
  index: ObjectIndex,
  scalers: Scalers,
): { readonly workload: Workload; readonly replicas: number } | undefined {
  const [workload, ...others] = isAbsent(selector) ? [] : index.selectedBy(namespace, fieldsOf(selector));
  const replicas = workload && leastReplicas(workload, scalers);
  return workload && others.length === 0 && replicas ? { workload, replicas } : undefined;
}

function blocked({ object }: IndexedObject, field: string, reason: string, workload?: Workload): ObjectProblem {
  return {
    object,
    ...(workload && { relatedObjects: [workload.object] }),
    objectPath: `spec.${field}`,
    message: `${reason}: no Pod may be evicted, and no node with one can be drained.`,
    fix: 'run at least one Pod more than the budget keeps, or set maxUnavailable to 1.',
  };
}

function isNothing(amount: unknown): boolean {
  return amount === 0 || amount === '0' || amount === '0%';
}

/** How many Pods a workload has at the least, if the input says so: what scales it decides, or else `replicas`. */
function leastReplicas({ kind, name, namespace, spec }: Workload, scalers: Scalers): number | undefined {
  const scaler = scalers.get(scaledKey(namespace, kind, name));
  const count = scaler ? (scaler.spec['minReplicas'] ?? 1) : spec['replicas'];
  return typeof count === 'number' ? count : undefined;
}

function neededPods(minAvailable: unknown, replicas: number): number | undefined {
  if (typeof minAvailable === 'number') return minAvailable;
  const [, percent] = /^(\d{1,3})%$/.exec(textOf(minAvailable) ?? '') ?? [];
  return percent === undefined ? undefined : Math.ceil((Number(percent) * replicas) / 100);
}
