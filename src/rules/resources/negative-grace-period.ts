import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { NEGATIVE_GRACE_PERIOD_SECONDS } from '../../kubernetes/fields/defaults';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A grace period is not negative. The API server takes a negative one, and makes it one second.
 */
export const negativeGracePeriod: Rule = {
  id: 'negative-grace-period',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'The grace period of a Pod is not negative.',
  fields: ['spec.terminationGracePeriodSeconds'],
  onlyWith: ['terminationGracePeriodSeconds'],
  symptoms: [SYMPTOMS.negativeGrace],
  source: 'k8s.io/kubernetes/pkg/apis/core/v1, Convert_v1_Pod_To_core_Pod',
  check: ({ spec }) => {
    const seconds = spec['terminationGracePeriodSeconds'];
    if (!Number.isInteger(seconds) || Number(seconds) >= 0) return [];
    const stored = `${NEGATIVE_GRACE_PERIOD_SECONDS} second`;
    return [
      {
        path: 'terminationGracePeriodSeconds',
        message: `a grace period of ${String(seconds)} seconds is treated as ${stored}, and containers are killed after that.`,
        fix: 'write the time that the containers need to stop, or remove the field for the default of 30 seconds.',
      },
    ];
  },
};
