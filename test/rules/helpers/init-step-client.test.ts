import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

const proxy = {
  name: 'proxy',
  image: 'pgbouncer:1',
  ports: [{ containerPort: 5432 }],
  startupProbe: { tcpSocket: { port: 5432 } },
};
const migrate = {
  name: 'migrate',
  image: 'shop:1',
  env: [{ name: 'DATABASE', value: 'postgres://localhost:5432/shop' }],
};

function steps(...initContainers: object[]): PodCase {
  return { spec: { initContainers } };
}

describeRule('init-step-client', {
  passes: {
    'a native sidecar in front of the step': steps({ ...proxy, restartPolicy: 'Always' }, migrate),
    'a port that nobody in the Pod has': steps(migrate),
    'an app that finds the proxy': {
      ...steps({ ...proxy, restartPolicy: 'Always' }),
      web: { env: migrate.env },
    },
  },
  fails: {
    'a proxy in the list of the app': {
      pod: { ...steps(migrate), web: { ports: proxy.ports } },
      finds: [
        'warning init-step-client: "migrate" finds port 5432 of "web" on localhost, which starts only when "migrate" has ended: nobody listens.',
        '  at:  app/shop, Deployment "shop", container "migrate"',
        '  in:  spec.template.spec.initContainers[0].env[0] = "DATABASE"',
        '  fix: make the container that listens a native sidecar in front of the init step.',
      ],
    },
    'a native sidecar behind the step': {
      pod: steps(migrate, { ...proxy, restartPolicy: 'Always' }),
      finds: [
        'warning init-step-client: "migrate" finds port 5432 of "proxy" on localhost, which starts only when "migrate" has ended: nobody listens.',
        '  at:  app/shop, Deployment "shop", container "migrate"',
        '  in:  spec.template.spec.initContainers[0].env[0] = "DATABASE"',
        '  fix: make the container that listens a native sidecar in front of the init step.',
      ],
    },
  },
});
