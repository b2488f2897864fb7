import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

/** The Pod whose container sleeps, with a grace period. */
const sleeps = (hook: string, seconds: number, terminationGracePeriodSeconds?: number): PodCase => ({
  web: { lifecycle: { [hook]: { sleep: { seconds } } } },
  spec: terminationGracePeriodSeconds === undefined ? {} : { terminationGracePeriodSeconds },
});

const fix = '  fix: sleep for less, or set a longer `terminationGracePeriodSeconds`, as GracefulShutdown does.';

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
        'error hook-sleep: "web" sleeps for 31 s in lifecycle.preStop, and the grace period is 30 s: the API server refuses a sleep that is longer.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds = 31',
        fix,
      ],
    },
    'a sleep after the start as well': {
      pod: sleeps('postStart', 11, 10),
      finds: [
        'error hook-sleep: "web" sleeps for 11 s in lifecycle.postStart, and the grace period is 10 s: the API server refuses a sleep that is longer.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.postStart.sleep.seconds = 11',
        fix,
      ],
    },
  },
});
