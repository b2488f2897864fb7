import { describeRule } from '../describe-rule';

const fix = '  fix: name the port in the ports of this container, or write its number.';
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
        'error probe-port: "web" has no port of the name "https": it has "http".',
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
        'error probe-port: "proxy" has no port of the name "http": it names none.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe.tcpSocket.port = "http"',
        fix,
      ],
    },
    'a hook that calls a name that no port has': {
      pod: { web: { lifecycle: { preStop: { httpGet: { port: 'admin' } } } } },
      finds: [
        'error probe-port: "web" has no port of the name "admin": it names none.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop.httpGet.port = "admin"',
        fix,
      ],
    },
  },
});
