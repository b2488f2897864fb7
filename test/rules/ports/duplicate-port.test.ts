import { describeRule } from '../describe-rule';
import { helper, part, type PodCase } from '../judge-pod';

/** A native sidecar with a port beside the app with one. */
function withProxy(proxyPort: object, webPort: object, more: PodCase = {}): PodCase {
  return {
    spec: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ports: [proxyPort] }] },
    web: { ports: [webPort] },
    joined: [helper('proxy')],
    ...more,
  };
}

const fix =
  '  fix: let one of them listen on another port, or one on localhost and the other on the IP address of the Pod, not on all addresses.';

describeRule('duplicate-port', {
  passes: {
    'a helper on a port of its own': withProxy({ containerPort: 5432 }, { containerPort: 8080 }),
    'one number for TCP and UDP, as DNS has it': withProxy(
      { containerPort: 5353, protocol: 'UDP' },
      { containerPort: 5353 },
    ),
    'an exporter that says it listens on localhost only, behind a proxy on the address of the Pod': {
      web: { args: ['--web.listen-address=127.0.0.1:9100'], ports: [{ containerPort: 9100 }] },
      spec: {
        initContainers: [
          {
            name: 'proxy',
            image: 'rbac-proxy:1',
            restartPolicy: 'Always',
            args: ['--secure-listen-address=[$(IP)]:9100', '--upstream=http://127.0.0.1:9100/'],
            ports: [{ containerPort: 9100 }],
          },
        ],
      },
      joined: [helper('proxy')],
    },
    'an app that is told to listen on localhost by two words, and a proxy on the address of the Pod': withProxy(
      { containerPort: 8080 },
      { containerPort: 8080 },
      {
        web: { command: ['shop', '--host', 'localhost'], ports: [{ containerPort: 8080 }] },
        spec: {
          initContainers: [
            {
              name: 'proxy',
              image: 'envoy:1',
              restartPolicy: 'Always',
              args: ['--bind-address=$(POD_IP)', '--port=8080'],
              ports: [{ containerPort: 8080 }, { containerPort: 9901 }],
            },
          ],
        },
      },
    ),
    'an init step of a helper, which is done before the app starts': {
      spec: { initContainers: [{ name: 'migrate', image: 'shop:1', ports: [{ containerPort: 8080 }] }] },
      web: { ports: [{ containerPort: 8080 }] },
      joined: [helper('migrate')],
    },
    'an init step before the native sidecar': {
      spec: {
        initContainers: [
          { name: 'migrate', image: 'shop:1', ports: [{ containerPort: 5432 }] },
          { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ports: [{ containerPort: 5432 }] },
        ],
      },
      joined: [helper('proxy')],
    },
  },
  fails: {
    'an exporter on localhost behind a proxy that listens on all addresses, localhost among them': {
      pod: withProxy(
        { containerPort: 9100 },
        { containerPort: 9100 },
        {
          web: { args: ['--web.listen-address=127.0.0.1:9100'], ports: [{ containerPort: 9100 }] },
          spec: {
            initContainers: [
              {
                name: 'proxy',
                image: 'rbac-proxy:1',
                restartPolicy: 'Always',
                args: ['--secure-listen-address=:9100'],
                ports: [{ containerPort: 9100 }],
              },
            ],
          },
        },
      ),
      finds: [
        'error duplicate-port: port 9100/TCP is declared by "proxy" and "web", and the containers of a Pod share one address.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 9100',
        '  by:  app/shop, app/shop/proxy',
        fix,
      ],
    },
    'a port that two containers of the workload itself declare, which the API server takes, as a warning': {
      pod: withProxy({ containerPort: 8080 }, { containerPort: 8080 }, { joined: [] }),
      finds: [
        'warning duplicate-port: port 8080/TCP is declared by "proxy" and "web", and the containers of a Pod share one address.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].containerPort = 8080',
        fix,
      ],
    },
    'an app on localhost beside a proxy that is told nothing, and so listens on all addresses': {
      pod: withProxy(
        { containerPort: 8080 },
        { containerPort: 8080 },
        { web: { args: ['--host=localhost'], ports: [{ containerPort: 8080 }] } },
      ),
      finds: [
        'error duplicate-port: port 8080/TCP is declared by "proxy" and "web", and the containers of a Pod share one address.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 8080',
        '  by:  app/shop, app/shop/proxy',
        fix,
      ],
    },
    'two containers on one port of localhost': {
      pod: {
        fromCode: false,
        spec: {
          containers: ['web', 'metrics'].map((name) => ({
            name,
            image: 'shop:1',
            args: ['--bind-address=127.0.0.1:8080'],
            ports: [{ containerPort: 8080 }],
          })),
        },
      },
      finds: [
        'error duplicate-port: port 8080/TCP is declared by "web" and "metrics", and the containers of a Pod share one address.',
        '  at:  Deployment "shop", container "metrics"',
        '  in:  spec.template.spec.containers[1].ports[0].containerPort = 8080',
        fix,
      ],
    },
    'a port of localhost that a container only calls, or another port of it that it listens on': {
      pod: withProxy(
        { containerPort: 8080 },
        { containerPort: 8080 },
        {
          web: {
            args: ['--upstream=127.0.0.1:8080', '--listen=127.0.0.1:9090', '--listen'],
            ports: [{ containerPort: 8080 }],
          },
        },
      ),
      finds: [
        'error duplicate-port: port 8080/TCP is declared by "proxy" and "web", and the containers of a Pod share one address.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 8080',
        '  by:  app/shop, app/shop/proxy',
        fix,
      ],
    },
    'a helper on the port of the app: both sides are named': {
      pod: withProxy({ containerPort: 8080 }, { containerPort: 8080, protocol: 'TCP' }),
      finds: [
        'error duplicate-port: port 8080/TCP is declared by "proxy" and "web", and the containers of a Pod share one address.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 8080',
        '  by:  app/shop, app/shop/proxy',
        fix,
      ],
    },
    'an empty protocol, which means TCP': {
      pod: withProxy({ containerPort: 8080, protocol: '' }, { containerPort: 8080 }),
      finds: [
        'error duplicate-port: port 8080/TCP is declared by "proxy" and "web", and the containers of a Pod share one address.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 8080',
        '  by:  app/shop, app/shop/proxy',
        fix,
      ],
    },
    'a port that another construct added to the app': {
      pod: withProxy(
        { containerPort: 9102 },
        { containerPort: 9102 },
        { joined: [part({ type: 'port', container: 'web', port: '9102/TCP' }, 'app/shop/metrics')] },
      ),
      finds: [
        'error duplicate-port: port 9102/TCP is declared by "proxy" and "web", and the containers of a Pod share one address.',
        '  at:  app/shop/metrics, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].containerPort = 9102',
        '  by:  app/shop, app/shop/metrics',
        fix,
      ],
    },
    'an init step after the native sidecar, which runs beside it': {
      pod: {
        spec: {
          initContainers: [
            { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ports: [{ containerPort: 5432 }] },
            { name: 'migrate', image: 'shop:1', ports: [{ containerPort: 5432 }] },
          ],
        },
        joined: [helper('proxy')],
      },
      finds: [
        'error duplicate-port: port 5432/TCP is declared by "proxy" and "migrate", and the containers of a Pod share one address.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 5432',
        '  by:  app/shop, app/shop/proxy',
        fix,
      ],
    },
    'a port that a construct adds to a container that has it': {
      pod: {
        web: { ports: [{ containerPort: 9102 }, { containerPort: 9102, name: 'metrics' }] },
        joined: [part({ type: 'port', container: 'web', port: '9102/TCP' }, 'app/shop/metrics')],
      },
      finds: [
        'error duplicate-port: "web" declares port 9102/TCP twice: server-side apply refuses that, and other updates may drop one of them.',
        '  at:  app/shop/metrics, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[1].containerPort = 9102',
        '  by:  app/shop, app/shop/metrics',
        '  fix: remove one of the two.',
      ],
    },
  },
});
