import { PROBE_NAMES } from '../../pod/probe-names';
import { probeTiming } from '../../pod/timeline/probe-timing';
import { PROBE_FIELDS } from '../../pod/handlers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * A probe does not wait for an answer longer than its period: the kubelet makes one try after the other, so that every
 * try without an answer puts off the next one, and the thresholds take longer than they say.
 */
export const probeTimeout: Rule = {
  id: 'probe-timeout',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The timeout of a probe is not above its period.',
  fields: [
    'spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}.{timeoutSeconds,periodSeconds}',
  ],
  source: 'pkg/kubelet/prober/worker.go, run',
  check: ({ containers }) =>
    containers
      .filter(({ kind }) => kind === 'app' || kind === 'sidecar')
      .flatMap((container) =>
        PROBE_FIELDS.flatMap((field) => {
          const timing = probeTiming(container, field);
          if (!timing || timing.timeoutSeconds <= timing.periodSeconds) return [];
          const { timeoutSeconds, periodSeconds } = timing;
          return [
            {
              container: container.name,
              path: `${container.path}.${field}.timeoutSeconds`,
              value: timeoutSeconds,
              message:
                `the ${PROBE_NAMES[field]} waits ${timeoutSeconds} s for an answer, and is to be made every ` +
                `${periodSeconds} s: without an answer it is not.`,
              fix: 'shorten the timeout, or lengthen the period to at least the timeout.',
            },
          ];
        }),
      ),
};
