import { describeRule } from '../describe-rule';
import { helper, part, type PodCase } from '../judge-pod';

const fix = '  fix: give one of them another name; that of an adapter is its `metrics.portName`.';

/** A native sidecar and an app, each with a port of a name. */
function named(proxyName: string, webName: string, joined: readonly ReturnType<typeof helper>[]): PodCase {
  const ports = [{ containerPort: 9100, name: proxyName }];
  return {
    spec: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ports }] },
    web: { ports: [{ containerPort: 8080, name: webName }] },
    joined,
  };
}

describeRule('duplicate-port-name', {
  passes: {
    'a name of its own for each port': named('metrics', 'http', [helper('proxy')]),
    'one name in two containers of the workload itself, which Kubernetes takes': named('http', 'http', []),
    'two ports without a name': { web: { ports: [{ containerPort: 1 }, { containerPort: 2, name: '' }] } },
  },
  fails: {
    'the port of a helper with the name of one of the app': {
      pod: named('metrics', 'metrics', [helper('proxy')]),
      finds: [
        'error duplicate-port-name: 2 ports have the name "metrics", in "proxy" and "web": one is from app/shop/proxy, one from app/shop.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].name = "metrics"',
        fix,
      ],
    },
    'a port that a construct adds to the app, with the name of another one': {
      pod: named('metrics', 'metrics', [
        part({ type: 'port', container: 'web', port: '8080/TCP' }, 'app/shop/adapter'),
      ]),
      finds: [
        'error duplicate-port-name: 2 ports have the name "metrics", in "proxy" and "web": one is from app/shop, one from app/shop/adapter.',
        '  at:  app/shop/adapter, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].name = "metrics"',
        fix,
      ],
    },
    'one name twice in a container of the workload, which the API server refuses': {
      pod: {
        web: {
          ports: [
            { containerPort: 8080, name: 'http' },
            { containerPort: 8443, name: 'http' },
          ],
        },
      },
      finds: [
        'error duplicate-port-name: 2 ports have the name "http", in "web": one is from app/shop, one from app/shop.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[1].name = "http"',
        fix,
      ],
    },
  },
});
