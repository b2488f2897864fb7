import { describeRule } from '../describe-rule';

const fix = '  fix: give each of them another hostPort, or remove all but one.';

describeRule('duplicate-host-port', {
  passes: {
    'one port of the node for TCP and for UDP, and one for each address': {
      web: {
        ports: [
          { containerPort: 53, hostPort: 53 },
          { containerPort: 53, hostPort: 53, protocol: 'UDP' },
          { containerPort: 54, hostPort: 53, hostIP: '127.0.0.1' },
        ],
      },
    },
    'an init container and the app, which do not run together': {
      spec: {
        initContainers: [{ name: 'setup', image: 'shop:1', ports: [{ containerPort: 80, hostPort: 80 }] }],
      },
      web: { ports: [{ containerPort: 80, hostPort: 80 }] },
    },
  },
  fails: {
    'two ports that take one port of the node': {
      pod: {
        web: {
          ports: [
            { containerPort: 8080, hostPort: 80 },
            { containerPort: 8081, hostPort: 80 },
          ],
        },
      },
      finds: [
        'error duplicate-host-port: 2 ports of the Pod take port 80/TCP of the node.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[1].hostPort = 80',
        fix,
      ],
    },
    'two containers of a Pod on the network of its node, where each port is one of the node': {
      pod: {
        kind: 'Pod',
        fromCode: false,
        spec: {
          hostNetwork: true,
          containers: ['web', 'proxy'].map((name) => ({ name, image: 'shop:1', ports: [{ containerPort: 80 }] })),
        },
      },
      finds: [
        'error duplicate-host-port: 2 ports of the Pod take port 80/TCP of the node.',
        '  at:  Pod "shop", container "proxy"',
        '  in:  spec.containers[1].ports[0].hostPort',
        fix,
        '',
        'error duplicate-port: port 80/TCP is declared by "web" and "proxy", and the containers of a Pod share one address.',
        '  at:  Pod "shop", container "proxy"',
        '  in:  spec.containers[1].ports[0].containerPort = 80',
        '  fix: let one of them listen on another port, or one on localhost and the other on the IP address of the Pod, not on all addresses.',
      ],
    },
  },
});
