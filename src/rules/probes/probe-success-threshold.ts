import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { PROBE_NAMES } from '../../pod/probe-names';
import { problemsOfCalls } from '../calls';
import { replacement } from '../mends';
import type { Rule } from '../rule';

/**
 * A startup or liveness probe has succeeded with its first success.
 */
export const probeSuccessThreshold: Rule = {
  id: 'probe-success-threshold',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The success threshold of a startup or liveness probe is 1.',
  fields: ['spec.{initContainers,containers}[*].{startupProbe,livenessProbe}.successThreshold'],
  onlyWith: ['successThreshold'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateLivenessProbe and validateStartupProbe',
  mend: (pod, problem) => replacement(pod, problem, 1),
  check: ({ probes }) =>
    problemsOfCalls(probes, ({ path, fields: { successThreshold: threshold } }) => {
      if (path !== 'startupProbe' && path !== 'livenessProbe') return [];
      if (typeof threshold !== 'number' || threshold <= 1) return [];
      return [
        {
          path: 'successThreshold',
          message: `successThreshold of a ${PROBE_NAMES[path]} is ${threshold}, but must be 1.`,
          fix: 'remove the field; only a readiness probe can have another threshold.',
        },
      ];
    }),
};
