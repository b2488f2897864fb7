import { describeRule } from '../describe-rule';

const fix = '  fix: set this name on a port of the container, or call the port by its number.';
const ports = [{ containerPort: 8080, name: 'http' }];

describeRule('probe-port', {
  passes: {
    'a probe that calls a port by the name that its container gives it': {
      web: { ports, readinessProbe: { httpGet: { port: 'http' } } },
    },
    'a probe that calls a number that nothing declares': { web: { livenessProbe: { tcpSocket: { port: 9090 } } } },
    'a probe that runs a command': { web: { startupProbe: { exec: { command: ['true'] } } } },
  },
  fails: {
    'a probe that calls a name that no port has': {
      pod: { web: { ports, readinessProbe: { httpGet: { port: 'https' } } } },
      finds: [
        'warning probe-port: "web" has no port named "https": it has "http".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.httpGet.port = "https"',
        fix,
      ],
    },
    'a start gate that calls a name that only another container has, and never opens': {
      pod: {
        spec: {
          initContainers: [
            { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 'http' } } },
          ],
        },
        web: { ports },
      },
      finds: [
        'warning probe-port: "proxy" has no port named "http": none of its ports has a name.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe.tcpSocket.port = "http"',
        fix,
      ],
    },
    'a hook that calls a name that no port has': {
      pod: { web: { lifecycle: { preStop: { httpGet: { port: 'admin' } } } } },
      finds: [
        'warning probe-port: "web" has no port named "admin": none of its ports has a name.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop.httpGet.port = "admin"',
        fix,
      ],
    },
  },
});
