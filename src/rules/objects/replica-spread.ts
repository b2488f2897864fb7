import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, isFields, listOf } from '../../kubernetes/json';
import type { ObjectsRule } from '../rule';
import { ObjectIndex, SELECTED_POD_FIELDS, type Workload } from '../selected-pods';

const SPREAD = '{topologySpreadConstraints,affinity.podAntiAffinity}';

/**
 * The Pods of a workload that a disruption budget protects are spread over nodes by what they say themselves. A budget
 * holds for evictions alone: if a node fails that has all of them, nothing is left. Without a word of theirs the scheduler
 * prefers to spread the Pods of one workload, and gives in if it is pressed.
 */
export const replicaSpread: ObjectsRule = {
  id: 'replica-spread',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'The replicas that a disruption budget protects are spread over nodes.',
  fields: [...SELECTED_POD_FIELDS, `spec.template.spec.${SPREAD}`],
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    const protectedOnes = index
      .ofKind('policy', 'PodDisruptionBudget')
      .filter(({ spec }) => !isAbsent(spec['selector']))
      .flatMap((budget) => index.selectedBy(budget.namespace, fieldsOf(budget.spec['selector'])));
    return [...new Set(protectedOnes)].filter(isBunched).map(({ object, podPath, spec }) => ({
      object,
      objectPath: `${podPath}.topologySpreadConstraints`,
      message: `a disruption budget protects these ${String(spec['replicas'])} Pods, and nothing keeps them from running on one node, whose failure no budget covers.`,
      fix: 'add a topologySpreadConstraint with the topologyKey kubernetes.io/hostname or topology.kubernetes.io/zone.',
    }));
  },
};

function isBunched({ kind, spec, podSpec }: Workload): boolean {
  const { replicas } = spec;
  if (kind === 'DaemonSet' || typeof replicas !== 'number' || replicas < 2) return false;
  const isApart = isFields(fieldsOf(podSpec['affinity'])['podAntiAffinity']);
  return !isApart && listOf(podSpec['topologySpreadConstraints']).length === 0;
}
