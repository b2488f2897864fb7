import { describeRule } from '../describe-rule';

const exec = { command: ['true'] };

describeRule('probe-grace-period', {
  passes: {
    'a liveness and a startup probe with one': {
      web: {
        livenessProbe: { exec, terminationGracePeriodSeconds: 5 },
        startupProbe: { exec, terminationGracePeriodSeconds: 600 },
      },
    },
    'probes without one': { web: { readinessProbe: { exec, terminationGracePeriodSeconds: null } } },
  },
  fails: {
    'a readiness probe with one': {
      pod: { web: { readinessProbe: { exec, terminationGracePeriodSeconds: 5 } } },
      finds: [
        'error probe-grace-period: a readiness probe stops nothing, and can have no grace period.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.terminationGracePeriodSeconds = 5',
        '  fix: remove the field, or give it to the liveness or startup probe.',
      ],
    },
    'a liveness probe with none at all': {
      pod: { web: { livenessProbe: { exec, terminationGracePeriodSeconds: 0 } } },
      finds: [
        'error probe-grace-period: the grace period of a probe is 0 s, and has to be at least 1 s.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.terminationGracePeriodSeconds = 0',
        '  fix: write 1 or more, or leave the field out for the grace period of the Pod.',
      ],
    },
  },
});
