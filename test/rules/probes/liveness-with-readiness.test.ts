import { describeRule } from '../describe-rule';

const httpGet = { path: '/healthz', port: 8080 };

describeRule('liveness-with-readiness', {
  passes: {
    'a liveness probe that waits longer': {
      web: { readinessProbe: { httpGet }, livenessProbe: { httpGet, failureThreshold: 4 } },
    },
    'one of the two alone': { web: { livenessProbe: { httpGet } } },
  },
  fails: {
    'one probe twice': {
      pod: { web: { readinessProbe: { httpGet }, livenessProbe: { httpGet } } },
      finds: [
        'info liveness-with-readiness: if "web" stops answering, its readiness probe takes it out of Services and its liveness ' +
          'probe kills it at the same time, after 31 s (3 periods of 10 s + 1 s timeout): an overload that would pass ends in a restart.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe = {"httpGet":{"path":"/healthz","port":8080}}',
        '  fix: raise failureThreshold of the liveness probe, or lower that of the readiness probe.',
      ],
    },
  },
});
