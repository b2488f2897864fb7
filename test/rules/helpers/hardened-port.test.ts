import { describeRule } from '../describe-rule';
import { helper, type PodCase } from '../judge-pod';

const hardened = { runAsNonRoot: true, runAsUser: 65532, capabilities: { drop: ['ALL'] } };

/** A helper that listens on a port. */
function listening(port: object, securityContext: object = hardened, spec: object = {}): PodCase {
  const proxy = { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ports: [port], securityContext };
  return { spec: { initContainers: [proxy], ...spec }, joined: [helper('proxy')] };
}

const sysctl = (value: string): object => ({
  securityContext: {
    sysctls: [
      { name: 'net.ipv4.tcp_syncookies', value: '1' },
      { name: 'net.ipv4.ip_unprivileged_port_start', value },
    ],
  },
});

describeRule('hardened-port', {
  passes: {
    'the first port that needs no privilege': listening({ containerPort: 1024 }),
    'a port below 1024 of a helper that may be root': listening({ containerPort: 80 }, { runAsUser: 0 }),
    'a port below 1024 of a helper that keeps its capabilities': listening(
      { containerPort: 80 },
      { runAsNonRoot: true, runAsUser: 65532 },
    ),
    'a port below 1024 of a helper that is root and keeps the one capability for it': listening(
      { containerPort: 80 },
      { runAsNonRoot: false, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } },
    ),
    'a port below 1024 in a Pod that frees all ports': listening({ containerPort: 80 }, hardened, sysctl('0')),
    'the first port that a Pod frees': listening({ containerPort: 80 }, hardened, sysctl('80')),
    'a port below 1024 of a helper that adds the one capability for it': listening(
      { containerPort: 80 },
      { ...hardened, capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } },
    ),
  },
  fails: {
    'the last port that needs a privilege': {
      pod: listening({ containerPort: 1023 }),
      finds: [
        'warning hardened-port: "proxy" listens on port 1023, is not root and drops all capabilities: container runtimes that keep ports below 1024 for root, such as containerd before 2.0, do not let it.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 1023',
        '  fix: let the program listen on a port from 1024, or set the sysctl net.ipv4.ip_unprivileged_port_start to "0" in the securityContext of the Pod.',
      ],
    },
    'the first port, for UDP': {
      pod: listening({ containerPort: 1, protocol: 'UDP' }),
      finds: [
        'warning hardened-port: "proxy" listens on port 1, is not root and drops all capabilities: container runtimes that keep ports below 1024 for root, such as containerd before 2.0, do not let it.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 1',
        '  fix: let the program listen on a port from 1024, or set the sysctl net.ipv4.ip_unprivileged_port_start to "0" in the securityContext of the Pod.',
      ],
    },
    'a port below the first one that the Pod frees': {
      pod: listening({ containerPort: 79 }, hardened, sysctl('80')),
      finds: [
        'warning hardened-port: "proxy" listens on port 79, is not root and drops all capabilities: container runtimes that keep ports below 80 for root, such as containerd before 2.0, do not let it.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 79',
        '  fix: let the program listen on a port from 1024, or set the sysctl net.ipv4.ip_unprivileged_port_start to "0" in the securityContext of the Pod.',
      ],
    },
    'a port below 1024 of a hardened container that the workload itself has: the same runtimes do not let it': {
      pod: { ...listening({ containerPort: 80 }), joined: [] },
      finds: [
        'warning hardened-port: "proxy" listens on port 80, is not root and drops all capabilities: container runtimes that keep ports below 1024 for root, such as containerd before 2.0, do not let it.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 80',
        '  fix: let the program listen on a port from 1024, or set the sysctl net.ipv4.ip_unprivileged_port_start to "0" in the securityContext of the Pod.',
      ],
    },
  },
});
