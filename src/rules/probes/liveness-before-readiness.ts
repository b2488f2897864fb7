import { worstCaseDetectionText } from '../../pod/timeline/probe-bounds';
import { worstCaseDetectionSeconds, probeTiming } from '../../pod/timeline/probe-timing';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * A container that stops answering leaves traffic before it is killed. Both probes may ask the same endpoint, as long as
 * the liveness probe is the slower one; otherwise requests fail until the kill, and the readiness probe never helps.
 */
export const livenessBeforeReadiness: Rule = {
  id: 'liveness-before-readiness',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The readiness probe gives up before the liveness probe kills.',
  fields: ['spec.{initContainers,containers}[*].{readinessProbe,livenessProbe}'],
  source: 'pkg/kubelet/prober/worker.go, run and doProbe',
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
              `(${worstCaseDetectionText(liveness)}), readiness leaves traffic after ${worstCaseDetectionSeconds(readiness)} s ` +
              `(${worstCaseDetectionText(readiness)}); readiness has to be first.`,
            fix: 'give the readiness probe a shorter period or fewer tries, or the liveness probe more.',
          },
        ];
      }),
};
