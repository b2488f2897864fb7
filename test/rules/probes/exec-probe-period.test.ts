import { describeRule } from '../describe-rule';

const exec = { command: ['redis-cli', 'ping'] };

describeRule('exec-probe-period', {
  passes: {
    'the default period': { web: { readinessProbe: { exec, timeoutSeconds: 5 } } },
    'five seconds': { web: { readinessProbe: { exec, timeoutSeconds: 5, periodSeconds: 5 } } },
    'requests in quick succession': { web: { readinessProbe: { httpGet: { port: 8080 }, periodSeconds: 1 } } },
    'a startup probe, which ends': { web: { startupProbe: { exec, periodSeconds: 1, failureThreshold: 60 } } },
  },
  fails: {
    'a command every two seconds': {
      pod: { web: { readinessProbe: { exec, periodSeconds: 2, timeoutSeconds: 2 } } },
      finds: [
        'info exec-probe-period: the readiness probe of "web" starts a process every 2 s for as long as the container runs.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.periodSeconds = 2',
        '  fix: set periodSeconds to 5 or more, or ask the program over HTTP, gRPC or TCP.',
      ],
    },
  },
});
