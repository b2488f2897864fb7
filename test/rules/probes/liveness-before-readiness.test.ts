import { describeRule } from '../describe-rule';

const httpGet = { path: '/healthz', port: 8080 };
describeRule('liveness-before-readiness', {
  passes: {
    'the same endpoint twice where liveness is the slower one': {
      web: { readinessProbe: { httpGet }, livenessProbe: { httpGet, failureThreshold: 4 } },
    },
    'a liveness probe that is slower by one second of its timeout': {
      web: { readinessProbe: { httpGet }, livenessProbe: { httpGet, timeoutSeconds: 2 } },
    },
    'two probes that give up at the same time, which is a finding of its own for information': {
      web: { readinessProbe: { httpGet }, livenessProbe: { httpGet } },
    },
    'either of them alone': { web: { livenessProbe: { httpGet } } },
    'probes of two containers, which have nothing to do with each other': {
      spec: {
        containers: [
          { name: 'web', image: 'shop:1', readinessProbe: { httpGet, periodSeconds: 60 } },
          { name: 'proxy', image: 'envoy:1', livenessProbe: { tcpSocket: { port: 8081 }, periodSeconds: 5 } },
        ],
      },
    },
  },
  fails: {
    'a liveness probe that kills first': {
      pod: {
        web: {
          readinessProbe: { httpGet, periodSeconds: 13 },
          livenessProbe: { httpGet, periodSeconds: 9, timeoutSeconds: 3 },
        },
      },
      finds: [
        'warning liveness-before-readiness: if "web" stops answering, its liveness probe kills it after 30 s (3 periods of 9 s + ' +
          '3 s timeout), and its readiness probe takes it out of Services after 40 s (3 periods of 13 s + 1 s timeout): the readiness probe must be first.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe = ' +
          '{"httpGet":{"path":"/healthz","port":8080},"periodSeconds":9,"timeoutSeconds":3}',
        '  fix: lower periodSeconds or failureThreshold of the readiness probe, or raise those of the liveness probe.',
      ],
    },
  },
});
