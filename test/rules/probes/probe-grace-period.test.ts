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
        'error probe-grace-period: a readiness probe stops nothing, and must not set terminationGracePeriodSeconds.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.terminationGracePeriodSeconds = 5',
        '  fix: remove the field, or set it on the liveness or startup probe.',
      ],
    },
    'a liveness probe with none at all': {
      pod: { web: { livenessProbe: { exec, terminationGracePeriodSeconds: 0 } } },
      finds: [
        'error probe-grace-period: terminationGracePeriodSeconds of a probe is 0, but must be at least 1.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.terminationGracePeriodSeconds = 0',
        '  fix: set 1 or more, or remove the field to use the grace period of the Pod.',
      ],
    },
  },
});
