import { describeRule } from '../describe-rule';

const ports = [{ containerPort: 8080, hostPort: 80 }];

describeRule('host-network-port', {
  passes: {
    'another port of the node without its network': { web: { ports } },
    'the same port, and none': {
      spec: { hostNetwork: true },
      web: {
        ports: [{ containerPort: 8080, hostPort: 8080 }, { containerPort: 9090 }, { containerPort: 81, hostPort: 0 }],
      },
    },
    'another port of an init container, at which the API server does not look': {
      spec: { hostNetwork: true, initContainers: [{ name: 'setup', image: 'shop:1', ports }] },
    },
  },
  fails: {
    'another port of the node in its network': {
      pod: { spec: { hostNetwork: true }, web: { ports } },
      finds: [
        'error host-network-port: port 8080 of "web" cannot be port 80 of the node: with hostNetwork it is port 8080 of the node.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].hostPort = 80',
        '  fix: remove the hostPort, or let the program listen on it and declare it as the containerPort.',
      ],
    },
  },
});
