import { probeTiming } from '../../pod/timeline/probe-timing';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * A startup or liveness probe has succeeded with its first success.
 */
export const probeSuccessThreshold: Rule = {
  id: 'probe-success-threshold',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'The success threshold of a startup or liveness probe is 1.',
  fields: ['spec.{initContainers,containers}[*].{startupProbe,livenessProbe}.successThreshold'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateLivenessProbe and validateStartupProbe',
  check: ({ containers }) =>
    containers
      .filter(({ kind }) => kind === 'app' || kind === 'sidecar')
      .flatMap((container) =>
        (['startupProbe', 'livenessProbe'] as const).flatMap((field) => {
          const threshold = probeTiming(container, field)?.successThreshold ?? 1;
          if (threshold === 1) return [];
          return [
            {
              container: container.name,
              path: `${container.path}.${field}.successThreshold`,
              value: threshold,
              message: `the success threshold is ${threshold}, and only a readiness probe can have another than 1.`,
              fix: 'leave the field out.',
            },
          ];
        }),
      ),
};
