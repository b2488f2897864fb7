import { describeRule } from '../describe-rule';
import { helper, part, type PodCase } from '../judge-pod';

const fix = '  fix: give each port of the Pod a name of its own.';

/** A native sidecar and an app, each with a port of a name. */
function named(proxyName: string, webName: string, more: PodCase): PodCase {
  const ports = [{ containerPort: 9100, name: proxyName }];
  return {
    spec: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ports }] },
    web: { ports: [{ containerPort: 8080, name: webName }] },
    ...more,
  };
}

const finding =
  'ambiguous-port-name: the containers "proxy" and "web" each have a port named "metrics", and a Service that selects it by name reaches only one.';

describeRule('ambiguous-port-name', {
  passes: {
    'a name of its own for each port': named('metrics', 'http', { joined: [helper('proxy')] }),
    'an init step, whose ports nobody looks for': {
      spec: {
        initContainers: [{ name: 'setup', image: 'shop:1', ports: [{ containerPort: 9100, name: 'http' }] }],
      },
      web: { ports: [{ containerPort: 8080, name: 'http' }] },
    },
  },
  fails: {
    'the port of a helper with the name of one of the app': {
      pod: named('metrics', 'metrics', { joined: [helper('proxy')] }),
      finds: [
        `error ${finding}`,
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].name = "metrics"',
        '  by:  app/shop, app/shop/proxy',
        fix,
      ],
    },
    'a port that a construct adds to the app, with the name of another one': {
      pod: named('metrics', 'metrics', {
        joined: [part({ type: 'port', container: 'web', port: '8080/TCP' }, 'app/shop/adapter')],
      }),
      finds: [
        `error ${finding}`,
        '  at:  app/shop/adapter, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].name = "metrics"',
        '  by:  app/shop, app/shop/adapter',
        fix,
      ],
    },
    'one name in two containers of the workload itself, which the API server takes, as a warning': {
      pod: named('metrics', 'metrics', {}),
      finds: [
        `warning ${finding}`,
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].name = "metrics"',
        fix,
      ],
    },
  },
});
