import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { featureOf, isFeatureOn } from '../../kubernetes/fields/features';
import { gracePeriodOf } from '../../pod/timeline/grace-period';
import { problemsOfCalls, sleepSecondsOf } from '../calls';
import type { Rule } from '../rule';

const SLEEP = featureOf('PodLifecycleSleepAction');

/**
 * No hook sleeps longer than the grace period of the Pod, whether it runs after the start or before the end.
 */
export const hookSleep: Rule = {
  id: 'hook-sleep',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'No lifecycle hook sleeps longer than the grace period.',
  fields: [
    'spec.{initContainers,containers}[*].lifecycle.{postStart,preStop}.sleep.seconds',
    'spec.terminationGracePeriodSeconds',
  ],
  onlyWith: ['sleep'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateSleepAction',
  check: ({ spec, hooks, target }) => {
    if (!isFeatureOn(SLEEP, target)) return [];
    const longest = gracePeriodOf(spec);
    return problemsOfCalls(hooks, (hook, { name }) => {
      const seconds = sleepSecondsOf(hook);
      if (seconds === undefined || seconds <= longest) return [];
      const call = hook.path.replace('lifecycle.', '');
      return [
        {
          path: 'sleep.seconds',
          message: `the ${call} hook of "${name}" sleeps for ${seconds} s, and must not sleep longer than terminationGracePeriodSeconds, which is ${longest}.`,
          fix: 'sleep for a shorter time, or set a longer terminationGracePeriodSeconds.',
        },
      ];
    });
  },
};
