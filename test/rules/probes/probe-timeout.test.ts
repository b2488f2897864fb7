import { describeRule } from '../describe-rule';

const exec = { command: ['true'] };
const fix = '  fix: shorten the timeout, or lengthen the period to at least the timeout.';

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
        'warning probe-timeout: the readiness probe waits 6 s for an answer, and is to be made every 5 s: without an ' +
          'answer it is not.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.timeoutSeconds = 6',
        fix,
      ],
    },
    'a timeout above the period that Kubernetes supplies': {
      pod: { web: { startupProbe: { exec, timeoutSeconds: 11 } } },
      finds: [
        'warning probe-timeout: the startup probe waits 11 s for an answer, and is to be made every 10 s: without an ' +
          'answer it is not.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].startupProbe.timeoutSeconds = 11',
        fix,
      ],
    },
  },
});
