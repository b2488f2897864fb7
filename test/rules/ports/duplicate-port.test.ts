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

describeRule('duplicate-port', {
  passes: {
    'a helper on a port of its own': withProxy({ containerPort: 5432 }, { containerPort: 8080 }),
    'one number for TCP and UDP, as DNS has it': withProxy(
      { containerPort: 5353, protocol: 'UDP' },
      { containerPort: 5353 },
    ),
    'a port that the workload itself declares twice': withProxy(
      { containerPort: 8080 },
      { containerPort: 8080 },
      { joined: [] },
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
    'a helper on the port of the app: both sides are named': {
      pod: withProxy({ containerPort: 8080 }, { containerPort: 8080, protocol: 'TCP' }),
      finds: [
        'error duplicate-port: port 8080/TCP is used by "web" and "proxy", and the containers of a Pod share one address: one is from app/shop, one from app/shop/proxy.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 8080',
        '  fix: let one of them listen on another port.',
      ],
    },
    'an empty protocol, which means TCP': {
      pod: withProxy({ containerPort: 8080, protocol: '' }, { containerPort: 8080 }),
      finds: [
        'error duplicate-port: port 8080/TCP is used by "web" and "proxy", and the containers of a Pod share one address: one is from app/shop, one from app/shop/proxy.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 8080',
        '  fix: let one of them listen on another port.',
      ],
    },
    'a port that another construct added to the app': {
      pod: withProxy(
        { containerPort: 9102 },
        { containerPort: 9102 },
        { joined: [part({ type: 'port', container: 'web', port: '9102/TCP' }, 'app/shop/metrics')] },
      ),
      finds: [
        'error duplicate-port: port 9102/TCP is used by "proxy" and "web", and the containers of a Pod share one address: one is from app/shop, one from app/shop/metrics.',
        '  at:  app/shop/metrics, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].containerPort = 9102',
        '  fix: let one of them listen on another port.',
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
        'error duplicate-port: port 5432/TCP is used by "migrate" and "proxy", and the containers of a Pod share one address: one is from app/shop, one from app/shop/proxy.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 5432',
        '  fix: let one of them listen on another port.',
      ],
    },
    'a port that a construct adds to a container that has it': {
      pod: {
        web: { ports: [{ containerPort: 9102 }, { containerPort: 9102, name: 'metrics' }] },
        joined: [part({ type: 'port', container: 'web', port: '9102/TCP' }, 'app/shop/metrics')],
      },
      finds: [
        'error duplicate-port: port 9102/TCP is used twice by "web", and the containers of a Pod share one address: one is from app/shop, one from app/shop/metrics.',
        '  at:  app/shop/metrics, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[1].containerPort = 9102',
        '  fix: let one of them listen on another port.',
      ],
    },
  },
});
