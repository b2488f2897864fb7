import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';
import { helper, type PodCase } from '../judge-pod';

const CLIENT = {
  env: [
    { name: 'DATABASE_HOST', value: '127.0.0.1' },
    { name: 'DATABASE_PORT', value: '5432' },
  ],
};

function proxied(proxy: Fields, client: Fields = CLIENT): PodCase {
  return {
    web: client,
    spec: {
      initContainers: [
        { name: 'proxy', image: 'pgbouncer:1', restartPolicy: 'Always', ports: [{ containerPort: 5432 }], ...proxy },
      ],
    },
  };
}

describeRule('sidecar-gate', {
  passes: {
    'a startup probe': proxied({ startupProbe: { tcpSocket: { port: 5432 } } }),
    'a postStart hook': proxied({ lifecycle: { postStart: { exec: { command: ['/wait'] } } } }),
    'a sidecar that nobody names': proxied({}, {}),
    'a port for UDP, which waits for nobody': proxied({ ports: [{ containerPort: 5432, protocol: 'UDP' }] }),
    'an ordinary container, which cannot hold anybody back': {
      workload: {
        template: {
          metadata: { labels: { app: 'shop' }, annotations: { 'kubectl.kubernetes.io/default-container': 'web' } },
          spec: {
            containers: [
              { name: 'web', image: 'shop:1', ...CLIENT },
              { name: 'proxy', image: 'pgbouncer:1', ports: [{ containerPort: 5432 }] },
            ],
          },
        },
      },
    },
    'a client that starts before it': {
      spec: {
        initContainers: [
          {
            name: 'logs',
            image: 'fluent-bit:4',
            restartPolicy: 'Always',
            env: [{ name: 'SERVER', value: 'localhost:5432' }],
          },
          { name: 'proxy', image: 'pgbouncer:1', restartPolicy: 'Always', ports: [{ containerPort: 5432 }] },
        ],
      },
    },
  },
  fails: {
    'a sidecar without a gate that the app needs': {
      pod: proxied({}),
      finds: [
        'warning sidecar-gate: "web" finds "proxy" on port 5432 of localhost, and nothing holds it back until "proxy" listens.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe',
        '  fix: give "proxy" a startupProbe that succeeds when it listens.',
      ],
    },
    'a startup probe that succeeds whatever the sidecar does': {
      pod: proxied({ startupProbe: { exec: { command: ['/bin/true'] } } }),
      finds: [
        'warning sidecar-gate: "web" finds "proxy" on port 5432 of localhost, and nothing holds it back until "proxy" listens.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe',
        '  fix: give "proxy" a startupProbe that succeeds when it listens.',
      ],
    },
    'one that code added': {
      pod: { ...proxied({}), joined: [helper('proxy')] },
      finds: [
        'warning sidecar-gate: "web" finds "proxy" on port 5432 of localhost, and nothing holds it back until "proxy" listens.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe',
        '  fix: give "proxy" a startupProbe that succeeds when it listens.',
      ],
    },
    'a readiness probe, which holds nobody back': {
      pod: proxied(
        { readinessProbe: { tcpSocket: { port: 5432 } } },
        { env: [{ name: 'DATABASE', value: 'localhost:5432' }] },
      ),
      finds: [
        'warning sidecar-gate: "web" finds "proxy" on port 5432 of localhost, and nothing holds it back until "proxy" listens.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe',
        '  fix: give "proxy" a startupProbe that succeeds when it listens.',
      ],
    },
  },
});
