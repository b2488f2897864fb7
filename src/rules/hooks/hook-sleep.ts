import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { longestSleepOf, problemsOfCalls, sleepSecondsOf } from '../calls';
import type { Rule } from '../rule';

/**
 * No hook sleeps longer than the grace period of the Pod, whether it runs after the start or before the end.
 */
export const hookSleep: Rule = {
  id: 'hook-sleep',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'No lifecycle hook sleeps longer than the grace period, or for a negative time.',
  fields: [
    'spec.{initContainers,containers}[*].lifecycle.{postStart,preStop}.sleep.seconds',
    'spec.terminationGracePeriodSeconds',
  ],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateSleepAction',
  check: (pod) => {
    const longest = longestSleepOf(pod);
    return problemsOfCalls(pod.hooks, (hook, { name }) => {
      const seconds = sleepSecondsOf(hook);
      if (seconds === undefined || (seconds >= 0 && seconds <= longest)) return [];
      const sleeps = `the ${hook.path.replace('lifecycle.', '')} hook of "${name}" sleeps for ${seconds} s`;
      return [
        {
          path: 'sleep.seconds',
          message:
            seconds < 0
              ? `${sleeps}, and seconds must not be negative.`
              : `${sleeps}, and must not sleep longer than terminationGracePeriodSeconds, which is ${longest}.`,
          fix: 'sleep for a shorter time, or set a longer terminationGracePeriodSeconds.',
        },
      ];
    });
  },
};
