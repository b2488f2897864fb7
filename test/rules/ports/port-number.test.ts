import { describeRule } from '../describe-rule';
import { helper } from '../judge-pod';

const number = '  fix: use the port that the program listens on.';
const plain = '  fix: use at most 15 lower-case letters, digits and "-", with at least one letter.';

describeRule('port-number', {
  passes: {
    'the first and the last port': { web: { ports: [{ containerPort: 1 }, { containerPort: 65535 }] } },
    'a name of 15 characters with digits and a dash': {
      web: { ports: [{ containerPort: 80, name: 'http-2-internal' }] },
    },
    'a port of the node, and 0, which is none': {
      web: {
        ports: [
          { containerPort: 80, hostPort: 65535 },
          { containerPort: 81, hostPort: 0 },
        ],
      },
    },
    'an empty name, which is none': { web: { ports: [{ containerPort: 80, name: '' }] } },
    'probes that call a port by name': {
      web: {
        ports: [{ containerPort: 80, name: 'http' }],
        readinessProbe: { httpGet: { port: 'http' } },
        livenessProbe: { tcpSocket: { port: 'http' }, periodSeconds: 20 },
      },
    },
    'a probe that calls a port that the container does not declare': {
      web: { startupProbe: { grpc: { port: 9090 } } },
    },
  },
  fails: {
    'a port of the node above the last one': {
      pod: { web: { ports: [{ containerPort: 80, hostPort: 65536 }] } },
      finds: [
        'error port-number: the port 65536 is not a whole number from 1 to 65535.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].hostPort = 65536',
        '  fix: choose a port in this range.',
      ],
    },
    'port 0': {
      pod: { web: { ports: [{ containerPort: 0 }] } },
      finds: [
        'error port-number: the port 0 is not a whole number from 1 to 65535.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].containerPort = 0',
        number,
      ],
    },
    'a port above the last one': {
      pod: { web: { ports: [{ containerPort: 65536 }] } },
      finds: [
        'error port-number: the port 65536 is not a whole number from 1 to 65535.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].containerPort = 65536',
        number,
      ],
    },
    'a declared port without a number': {
      pod: { web: { ports: [{ name: 'http' }] } },
      finds: [
        'error port-number: the port is missing.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].containerPort',
        number,
      ],
    },
    'two ports of a helper without a number, neither of them as a duplicate': {
      pod: {
        web: { ports: [{ name: 'http' }, { name: 'metrics', containerPort: null }] },
        joined: [helper('web')],
      },
      finds: [
        'error port-number: the port is missing.',
        '  at:  app/shop/web, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].containerPort',
        number,
        '',
        'error port-number: the port is missing.',
        '  at:  app/shop/web, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[1].containerPort',
        number,
      ],
    },
    'a name of 16 characters': {
      pod: { web: { ports: [{ containerPort: 80, name: 'http-2-internals' }] } },
      finds: [
        'error port-number: the port name "http-2-internals" has 16 characters, and a port name has at most 15.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].name = "http-2-internals"',
        plain,
      ],
    },
    'a number as text in a probe, which the API server takes for a name': {
      pod: { web: { readinessProbe: { httpGet: { port: '8080' } } } },
      finds: [
        'error port-number: the port name "8080" is not a port name: lower-case letters, digits and single "-" inside, with at least one letter.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe.httpGet.port = "8080"',
        '  fix: write the number without quotes.',
      ],
    },
    'a name in upper case in a hook': {
      pod: { web: { lifecycle: { postStart: { httpGet: { port: 'HTTP' } } } } },
      finds: [
        'error port-number: the port name "HTTP" is not a port name: lower-case letters, digits and single "-" inside, with at least one letter.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.postStart.httpGet.port = "HTTP"',
        plain,
      ],
    },
    'a probe that calls no port': {
      pod: { web: { livenessProbe: { tcpSocket: {} } } },
      finds: [
        'error port-number: the port is missing.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.tcpSocket.port',
        number,
      ],
    },
  },
});
