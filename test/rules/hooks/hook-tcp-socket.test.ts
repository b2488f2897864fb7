import { describeRule } from '../describe-rule';

const fix = '  fix: set exec, httpGet or sleep instead; use a startupProbe to wait until a port answers.';

describeRule('hook-tcp-socket', {
  passes: {
    'a probe that opens a connection': { web: { startupProbe: { tcpSocket: { port: 8080 } } } },
    'a null': { web: { lifecycle: { preStop: { tcpSocket: null, sleep: { seconds: 5 } } } } },
  },
  fails: {
    'a postStart hook': {
      pod: { web: { lifecycle: { postStart: { tcpSocket: { port: 8080 } } } } },
      finds: [
        'warning hook-tcp-socket: the kubelet cannot run a hook with tcpSocket: the postStart hook fails, and the container is killed each time it starts.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.postStart.tcpSocket = {"port":8080}',
        fix,
      ],
    },
    'a preStop hook of a native sidecar': {
      pod: {
        spec: {
          initContainers: [
            {
              name: 'proxy',
              image: 'envoy:1',
              restartPolicy: 'Always',
              lifecycle: { preStop: { tcpSocket: { port: 8080 } } },
            },
          ],
        },
      },
      finds: [
        'warning hook-tcp-socket: the kubelet cannot run a hook with tcpSocket: the preStop hook fails, and the container is stopped as if it had none.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].lifecycle.preStop.tcpSocket = {"port":8080}',
        fix,
      ],
    },
  },
});
