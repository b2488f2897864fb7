import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { PROBE_NAMES } from '../../pod/probe-names';
import { PROBE_FIELDS } from '../../pod/handlers';
import { probeTiming } from '../../pod/timeline/probe-timing';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

/**
 * A probe does not wait for an answer longer than its period: the kubelet makes one try after the other, so that every
 * try without an answer delays the next one, and the thresholds take longer than they say.
 */
export const probeTimeout: Rule = {
  id: 'probe-timeout',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The timeout of a probe is not above its period.',
  fields: [
    'spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}.{timeoutSeconds,periodSeconds}',
  ],
  onlyWith: ['startupProbe', 'readinessProbe', 'livenessProbe'],
  source: 'k8s.io/kubernetes/pkg/kubelet/prober/worker.go, run',
  check: ({ longRunning }) =>
    problemsOfEach(longRunning, (container) =>
      PROBE_FIELDS.flatMap((field) => {
        const timing = probeTiming(container, field);
        if (!timing || timing.timeoutSeconds <= timing.periodSeconds) return [];
        return [
          {
            path: `${field}.timeoutSeconds`,
            message:
              `timeoutSeconds of the ${PROBE_NAMES[field]} is ${timing.timeoutSeconds}, above its periodSeconds of ` +
              `${timing.periodSeconds}: a try without an answer delays the next one.`,
            fix: 'lower timeoutSeconds, or raise periodSeconds to at least timeoutSeconds.',
          },
        ];
      }),
    ),
};
