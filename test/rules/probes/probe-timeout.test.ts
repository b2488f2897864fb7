import { describeRule } from '../describe-rule';

const exec = { command: ['true'] };
const fix = '  fix: lower timeoutSeconds, or raise periodSeconds to at least timeoutSeconds.';

describeRule('probe-timeout', {
  passes: {
    'a timeout as long as the period': { web: { readinessProbe: { exec, timeoutSeconds: 5, periodSeconds: 5 } } },
    'a timeout of ten seconds with the period of ten that Kubernetes supplies': {
      web: { livenessProbe: { exec, timeoutSeconds: 10 } },
    },
  },
  fails: {
    'a timeout above the period': {
      pod: { web: { readinessProbe: { exec, timeoutSeconds: 6, periodSeconds: 5 } } },
      finds: [
        'warning probe-timeout: timeoutSeconds of the readiness probe is 6, above its periodSeconds of 5: a try without ' +
          'an answer delays the next one.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.timeoutSeconds = 6',
        fix,
      ],
    },
    'a timeout above the period that Kubernetes supplies': {
      pod: { web: { startupProbe: { exec, timeoutSeconds: 11 } } },
      finds: [
        'warning probe-timeout: timeoutSeconds of the startup probe is 11, above its periodSeconds of 10: a try without ' +
          'an answer delays the next one.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].startupProbe.timeoutSeconds = 11',
        fix,
      ],
    },
  },
});
