import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

function stopping(hookSeconds: number, graceSeconds: number, sidecars: readonly string[] = ['proxy']): PodCase {
  return {
    web: { lifecycle: { preStop: { exec: { command: ['sleep', String(hookSeconds)] } } } },
    spec: {
      terminationGracePeriodSeconds: graceSeconds,
      initContainers: sidecars.map((name) => ({ name, image: 'envoy:1', restartPolicy: 'Always' })),
    },
  };
}

describeRule('sidecar-stop-time', {
  passes: {
    'two seconds for the app and two for the sidecar': stopping(6, 10),
    'a Pod without native sidecars': stopping(8, 10, []),
    'a hook whose length nothing tells': {
      ...stopping(0, 3),
      web: { lifecycle: { preStop: { exec: { command: ['/drain'] } } } },
    },
    'no hook': { ...stopping(0, 3), web: {} },
  },
  fails: {
    'a hook that leaves three seconds': {
      pod: stopping(7, 10),
      finds: [
        'warning sidecar-stop-time: the preStop hook of "web" takes 7 s of the grace period of 10 s: the app, and then the native sidecar, have 3 s to end.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop',
        '  fix: set terminationGracePeriodSeconds to at least 11, and better to what the app and the sidecars take.',
      ],
    },
    'a hook that leaves five seconds for the app and two sidecars': {
      pod: stopping(25, 30, ['proxy', 'logs']),
      finds: [
        'warning sidecar-stop-time: the preStop hook of "web" takes 25 s of the grace period of 30 s: the app, and then 2 native sidecars one after another, have 5 s to end.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop',
        '  fix: set terminationGracePeriodSeconds to at least 31, and better to what the app and the sidecars take.',
      ],
    },
  },
});
