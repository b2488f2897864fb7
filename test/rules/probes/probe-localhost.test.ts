import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

const ports = [{ containerPort: 8080, name: 'http' }];
const readinessProbe = { httpGet: { path: '/ready', port: 'http' } };

/** A container with arguments, and a probe of its port. */
function listening(args: readonly string[], probe: object = readinessProbe): PodCase {
  return { web: { ports, args: [...args], readinessProbe: probe } };
}

describeRule('probe-localhost', {
  passes: {
    'a probe of a program that listens on all addresses': listening(['--listen-address=:8080']),
    'one that does not say where it listens': listening(['--quiet']),
    'one that listens on localhost with another port': listening(['--metrics-bind-address=127.0.0.1:9090']),
    'one that keeps another port to localhost by a flag without a number': listening([
      '--metrics-bind-address=127.0.0.1',
    ]),
    'one that names that port in a flag of its own': listening(['--host=127.0.0.1', '--port=9090']),
    'one with two ports, of which nobody knows to which the flag belongs': {
      web: { ports: [...ports, { containerPort: 9090 }], args: ['--host=127.0.0.1'], readinessProbe },
    },
    'one that listens on the address of the Pod as well': listening(['--listen=127.0.0.1:8080', '--listen=$(IP):8080']),
    'a probe that runs a command': listening(['--host=127.0.0.1'], { exec: { command: ['/bin/ready'] } }),
    'a probe that names the host, as in a Pod on the network of the node': {
      ...listening(['--host=127.0.0.1'], { httpGet: { path: '/ready', port: 8080, host: '127.0.0.1' } }),
      spec: { hostNetwork: true },
    },
    'a port on which a proxy answers on the address of the Pod': {
      spec: {
        containers: [
          { name: 'web', image: 'shop:1', args: ['--listen=127.0.0.1:8080'], ports, readinessProbe },
          { name: 'proxy', image: 'proxy:1', args: ['--listen=10.0.0.1:8080'], ports: [{ containerPort: 8080 }] },
        ],
      },
    },
  },
  fails: {
    'a probe by the name of the port': {
      pod: listening(['--listen-address', '127.0.0.1:8080']),
      finds: [
        'warning probe-localhost: the kubelet calls port 8080 on the address of the Pod, and "web" listens on localhost alone.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.httpGet.port = "http"',
        '  fix: let it listen on all addresses, or ask it from inside with exec.',
      ],
    },
    'a port that a flag of its own names': {
      pod: {
        web: {
          ports: [...ports, { containerPort: 9090 }],
          args: ['--http-bind-host', '127.0.0.1', '--http-port', '8080'],
          readinessProbe,
        },
      },
      finds: [
        'warning probe-localhost: the kubelet calls port 8080 on the address of the Pod, and "web" listens on localhost alone.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.httpGet.port = "http"',
        '  fix: let it listen on all addresses, or ask it from inside with exec.',
      ],
    },
    'a gRPC probe by number': {
      pod: listening(['--host=localhost'], { grpc: { port: 8080 } }),
      finds: [
        'warning probe-localhost: the kubelet calls port 8080 on the address of the Pod, and "web" listens on localhost alone.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.grpc.port = 8080',
        '  fix: let it listen on all addresses, or ask it from inside with exec.',
      ],
    },
  },
});
