import { fieldsOf } from '../../kubernetes/json';
import { gracePeriodOf } from '../../pod/timeline/grace-period';
import { hooksOf } from '../../pod/handlers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * No hook sleeps longer than the grace period of the Pod, whether it runs after the start or before the end.
 */
export const hookSleep: Rule = {
  id: 'hook-sleep',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'No lifecycle hook sleeps longer than the grace period.',
  fields: [
    'spec.{initContainers,containers}[*].lifecycle.{postStart,preStop}.sleep.seconds',
    'spec.terminationGracePeriodSeconds',
  ],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateSleepAction',
  check: ({ containers, spec }) => {
    const grace = gracePeriodOf(spec);
    return containers
      .filter(({ kind }) => kind === 'app' || kind === 'sidecar')
      .flatMap((container) =>
        hooksOf(container).flatMap(({ path, fields }) => {
          const { seconds } = fieldsOf(fields['sleep']);
          if (typeof seconds !== 'number' || seconds <= grace) return [];
          return [
            {
              container: container.name,
              path: `${container.path}.${path}.sleep.seconds`,
              value: seconds,
              message: `"${container.name}" sleeps for ${seconds} s in ${path}, and the grace period is ${grace} s: the API server refuses a sleep that is longer.`,
              fix: 'sleep for less, or set a longer `terminationGracePeriodSeconds`, as GracefulShutdown does.',
            },
          ];
        }),
      );
  },
};
