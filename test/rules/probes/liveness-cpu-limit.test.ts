import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';

const probe = (fields: Fields = {}): Fields => ({
  livenessProbe: { httpGet: { port: 8080 }, initialDelaySeconds: 5, ...fields },
});
const cpu = (amount: string): Fields => ({ resources: { limits: { cpu: amount } } });

describeRule('liveness-cpu-limit', {
  passes: {
    'no limit': { web: probe() },
    'a whole core': { web: { ...probe(), ...cpu('1') } },
    'a quarter of a core, which answers in a second beside twenty busy threads': {
      web: { ...probe(), ...cpu('250m') },
    },
    'a probe that waits': { web: { ...probe({ timeoutSeconds: 5 }), ...cpu('100m') } },
    'a connection, which the kernel accepts': {
      web: { livenessProbe: { tcpSocket: { port: 8080 }, initialDelaySeconds: 5 }, ...cpu('100m') },
    },
    'a readiness probe, which kills nobody': { web: { readinessProbe: { httpGet: { port: 8080 } }, ...cpu('100m') } },
  },
  fails: {
    'a probe of one second beside a fifth of a core': {
      pod: { web: { ...probe(), ...cpu('200m') } },
      finds: [
        'info liveness-cpu-limit: "web" may use 200m of a core, and its liveness probe waits 1 s: a container that is held back by its limit is killed as if it hung.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.timeoutSeconds',
        '  fix: set timeoutSeconds of the liveness probe to 2 or more, or remove the limit of cpu.',
      ],
    },
    'a probe of two seconds beside a twentieth of a core': {
      pod: { web: { ...probe({ timeoutSeconds: 2 }), ...cpu('50m') } },
      finds: [
        'info liveness-cpu-limit: "web" may use 50m of a core, and its liveness probe waits 2 s: a container that is held back by its limit is killed as if it hung.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.timeoutSeconds = 2',
        '  fix: set timeoutSeconds of the liveness probe to 5 or more, or remove the limit of cpu.',
      ],
    },
  },
});
