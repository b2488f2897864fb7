import { describeRule } from '../describe-rule';

const ports = [{ containerPort: 8080, name: 'http' }, { containerPort: 9090 }];
const fix = '  fix: correct the number, or declare the port on the container that listens on it.';

describeRule('probe-port-undeclared', {
  passes: {
    'a number and a name that the container declares': {
      web: { ports, readinessProbe: { tcpSocket: { port: 9090 } }, startupProbe: { httpGet: { port: 'http' } } },
    },
    'a number that another container of the Pod declares': {
      spec: {
        containers: [
          { name: 'web', image: 'shop:1', ports, readinessProbe: { tcpSocket: { port: 15020 } } },
          { name: 'proxy', image: 'envoy:1', ports: [{ containerPort: 15020 }] },
        ],
      },
    },
    'a number on a container that declares no ports': { web: { livenessProbe: { tcpSocket: { port: 9090 } } } },
    'a number on another host': { web: { ports, readinessProbe: { tcpSocket: { port: 53, host: '10.0.0.10' } } } },
    'a probe that runs a command': { web: { ports, readinessProbe: { exec: { command: ['true'] } } } },
  },
  fails: {
    'a number that is none of those declared': {
      pod: { web: { ports, readinessProbe: { httpGet: { port: 8081 } } } },
      finds: [
        'warning probe-port-undeclared: no container of the Pod declares port 8081: "web" declares 8080 and 9090.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.httpGet.port = 8081',
        fix,
      ],
    },
    'a number that a gRPC probe calls': {
      pod: { web: { ports: [{ containerPort: 9000 }], livenessProbe: { grpc: { port: 9001 } } } },
      finds: [
        'warning probe-port-undeclared: no container of the Pod declares port 9001: "web" declares 9000.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.grpc.port = 9001',
        fix,
      ],
    },
  },
});
