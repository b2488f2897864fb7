import { longestSum } from '../../pod/timeline/probe-bounds';
import { worstCaseDetectionSeconds, probeTiming } from '../../pod/timeline/probe-timing';
import { FindingSeverity } from '../finding';
import type { Rule } from '../rule';

/**
 * A container that stops answering leaves traffic before it is killed. Both probes may ask the same endpoint, as long as
 * the liveness probe is the slower one; otherwise requests fail until the kill, and the readiness probe never helps.
 *
 * Fields: spec.{initContainers,containers}[*].{readinessProbe,livenessProbe}
 * Source: pkg/kubelet/prober/worker.go, run and doProbe
 */
export const livenessBeforeReadiness: Rule = {
  id: 'liveness-before-readiness',
  severity: FindingSeverity.WARNING,
  summary: 'The readiness probe gives up before the liveness probe kills.',
  check: ({ containers }) =>
    containers
      .filter(({ kind }) => kind === 'app' || kind === 'sidecar')
      .flatMap((container) => {
        const [liveness, readiness] = [
          probeTiming(container, 'livenessProbe'),
          probeTiming(container, 'readinessProbe'),
        ];
        if (!liveness || !readiness || worstCaseDetectionSeconds(readiness) < worstCaseDetectionSeconds(liveness))
          return [];
        return [
          {
            container: container.name,
            path: `${container.path}.livenessProbe`,
            value: container.fields['livenessProbe'],
            message:
              `when "${container.name}" stops answering, liveness kills after ${worstCaseDetectionSeconds(liveness)} s ` +
              `(${longestSum(liveness)}), readiness leaves traffic after ${worstCaseDetectionSeconds(readiness)} s ` +
              `(${longestSum(readiness)}); readiness has to be first.`,
            fix: 'give the readiness probe a shorter period or fewer tries, or the liveness probe more.',
          },
        ];
      }),
};
