import { describeRule } from '../describe-rule';

const httpGet = { path: '/', port: 8080 };
const tcpSocket = { port: 8080 };

describeRule('probe-handler', {
  passes: {
    'probes of all kinds': {
      web: {
        startupProbe: { exec: { command: ['true'] } },
        readinessProbe: { httpGet, tcpSocket: null },
      },
    },
    'a gRPC and a TCP probe': { web: { startupProbe: { tcpSocket }, livenessProbe: { grpc: { port: 9000 } } } },
  },
  fails: {
    'a probe that was merged into another': {
      pod: { web: { readinessProbe: { httpGet, tcpSocket } } },
      finds: [
        'error probe-handler: a probe must have exactly one handler, and this one has "httpGet" and "tcpSocket".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].readinessProbe = ' +
          '{"httpGet":{"path":"/","port":8080},"tcpSocket":{"port":8080}}',
        '  fix: remove all of them but one.',
      ],
    },
    'a probe that has only times': {
      pod: { web: { livenessProbe: { periodSeconds: 5 } } },
      finds: [
        'error probe-handler: a probe must have exactly one handler, and this one has none.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe = {"periodSeconds":5}',
        '  fix: set one of exec, httpGet, tcpSocket, grpc.',
      ],
    },
  },
});
