import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { quotedChoice } from '../../kubernetes/words';
import type { Rule } from '../rule';

/**
 * The restart policy of a Pod is one that its workload allows: always for what keeps running, on failure or never for
 * a Job, which has no default.
 */
export const restartPolicy: Rule = {
  id: 'restart-policy',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The restart policy of a Pod is one that its workload allows.',
  fields: ['spec.restartPolicy'],
  source: 'k8s.io/kubernetes/pkg/apis/apps/validation and pkg/apis/batch/validation',
  check: ({ kind, spec }) => {
    const value = spec['restartPolicy'];
    const isWritten = value !== undefined && value !== null && value !== '';
    if (kind.restartPolicies.some((policy) => policy === (isWritten ? value : 'Always'))) return [];
    const is = isWritten ? `is ${JSON.stringify(value)}` : 'is not set, which means "Always"';
    const [first = ''] = kind.restartPolicies;
    return [
      {
        path: 'restartPolicy',
        reason: isWritten && value !== 'Always' ? 'FieldValueNotSupported' : 'FieldValueRequired',
        message: `restartPolicy ${is}, and that of a ${kind.kind} must be ${quotedChoice(kind.restartPolicies)}.`,
        fix: `set restartPolicy to ${quotedChoice(kind.restartPolicies)}.`,
        data: { policy: first },
      },
    ];
  },
};
