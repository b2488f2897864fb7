import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

/** The Pod whose container sleeps, with a grace period. */
const sleeps = (hook: string, seconds: number, terminationGracePeriodSeconds?: number): PodCase => ({
  web: { lifecycle: { [hook]: { sleep: { seconds } } } },
  spec: terminationGracePeriodSeconds === undefined ? {} : { terminationGracePeriodSeconds },
});

const fix = '  fix: sleep for a shorter time, or set a longer terminationGracePeriodSeconds.';

describeRule('hook-sleep', {
  passes: {
    'a sleep within the grace period': sleeps('preStop', 28),
    'a sleep as long as the grace period after the start': sleeps('postStart', 30),
    'a longer sleep in a longer grace period': sleeps('preStop', 60, 90),
  },
  fails: {
    'a sleep longer than the default': {
      pod: sleeps('preStop', 31),
      finds: [
        'error hook-sleep: the preStop hook of "web" sleeps for 31 s, and must not sleep longer than terminationGracePeriodSeconds, which is 30.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds = 31',
        fix,
      ],
    },
    'a sleep after the start as well': {
      pod: sleeps('postStart', 11, 10),
      finds: [
        'error hook-sleep: the postStart hook of "web" sleeps for 11 s, and must not sleep longer than terminationGracePeriodSeconds, which is 10.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.postStart.sleep.seconds = 11',
        fix,
      ],
    },
  },
});
