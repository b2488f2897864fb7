import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { quotedList } from '../../kubernetes/words';
import type { Rule } from '../rule';

/**
 * The restart policy of a Pod is one that its workload allows: always for what keeps running, on failure or never for
 * a Job, which has no default.
 */
export const restartPolicy: Rule = {
  id: 'restart-policy',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'The restart policy of a Pod is one that its workload allows.',
  fields: ['spec.restartPolicy'],
  source: 'k8s.io/kubernetes/pkg/apis/apps/validation and pkg/apis/batch/validation',
  check: ({ kind, spec }) => {
    const value = spec['restartPolicy'];
    const isWritten = value !== undefined && value !== null && value !== '';
    if (kind.restartPolicies.some((policy) => policy === (isWritten ? value : 'Always'))) return [];
    return [
      {
        path: 'restartPolicy',
        value,
        message: `the restart policy ${isWritten ? `is ${JSON.stringify(value)}` : 'is not written, which means "Always"'}, and a ${kind.kind} allows ${quotedList(kind.restartPolicies)}.`,
        fix: `set it with PodTemplate.of(workload).setRestartPolicy(RestartPolicy.${constantOf(kind.restartPolicies[0] ?? '')}).`,
      },
    ];
  },
};

function constantOf(policy: string): string {
  return policy.replace(/(?<=[a-z])(?=[A-Z])/, '_').toUpperCase();
}
