import { describeRule } from '../describe-rule';

describeRule('host-port', {
  passes: {
    'a port of the container': { fromCode: false, web: { ports: [{ containerPort: 80 }] } },
    'the port 0': { fromCode: false, web: { ports: [{ containerPort: 80, hostPort: 0 }] } },
  },
  fails: {
    'a port of the node': {
      pod: { fromCode: false, web: { ports: [{ containerPort: 80, hostPort: 8080 }] } },
      finds: [
        'error host-port: the Pod violates PodSecurity "baseline:v1.33": hostPort (container "web" uses hostPort 8080).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].hostPort = 8080',
        '  fix: remove hostPort, and let a Service lead to the containerPort.',
      ],
    },
    'a port that becomes one of the node': {
      pod: { fromCode: false, spec: { hostNetwork: true }, web: { ports: [{ containerPort: 80 }] } },
      finds: [
        'error host-port: the Pod violates PodSecurity "baseline:v1.33": hostPort (container "web" uses hostPort 80).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].hostPort',
        '  fix: remove hostNetwork, with which each port of the Pod is one of the node, and hostPort if it is set.',
      ],
    },
    'a port of an init container': {
      pod: {
        fromCode: false,
        spec: { initContainers: [{ name: 'setup', image: 'setup:1', ports: [{ containerPort: 80, hostPort: 80 }] }] },
      },
      finds: [
        'error host-port: the Pod violates PodSecurity "baseline:v1.33": hostPort (container "setup" uses hostPort 80).',
        '  at:  Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].ports[0].hostPort = 80',
        '  fix: remove hostPort, and let a Service lead to the containerPort.',
      ],
    },
  },
});
