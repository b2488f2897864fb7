import { describeRule } from '../describe-rule';

const exec = { command: ['redis-cli', 'ping'] };

describeRule('exec-probe-timeout', {
  passes: {
    'a timeout': { web: { livenessProbe: { exec, timeoutSeconds: 5, failureThreshold: 3, initialDelaySeconds: 5 } } },
    'a timeout that somebody chose': { web: { readinessProbe: { exec, timeoutSeconds: 1 } } },
    'a request': { web: { readinessProbe: { httpGet: { port: 8080 } } } },
    'a startup probe, which has many tries': { web: { startupProbe: { exec, failureThreshold: 30 } } },
  },
  fails: {
    'a command with the default timeout': {
      pod: { web: { readinessProbe: { exec } } },
      finds: [
        'info exec-probe-timeout: the readiness probe of "web" runs a command and has the default timeout of 1 s, in which a busy node hardly starts it.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.timeoutSeconds',
        '  fix: set timeoutSeconds to what the command takes on a busy node, such as 5.',
      ],
    },
    'two probes as one': {
      pod: { web: { readinessProbe: { exec }, livenessProbe: { exec, failureThreshold: 6, initialDelaySeconds: 5 } } },
      finds: [
        'info exec-probe-timeout: the readiness probe and liveness probe of "web" run a command and have the default timeout of 1 s, in which a busy node hardly starts it.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.timeoutSeconds',
        '  fix: set timeoutSeconds to what the command takes on a busy node, such as 5.',
      ],
    },
  },
});
