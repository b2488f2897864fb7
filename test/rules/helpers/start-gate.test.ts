import { describeRule } from '../describe-rule';
import { helper, type PodCase } from '../judge-pod';

/** A native sidecar of a helper that is to start before the app. */
function gated(proxy: object, more: PodCase = {}): PodCase {
  return {
    spec: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ...proxy }] },
    joined: [helper('proxy', { startsBeforeApp: true })],
    ...more,
  };
}

describeRule('start-gate', {
  passes: {
    'a native sidecar with a startup probe': gated({ startupProbe: { tcpSocket: { port: 9901 } } }),
    'a native sidecar with a hook after the start': gated({
      lifecycle: { postStart: { exec: { command: ['wait-for-it'] } } },
    }),
    'a native sidecar without a gate of which nothing is promised': gated({}, { joined: [helper('proxy')] }),
    'an ordinary container of a helper of which nothing is promised': {
      spec: {
        containers: [
          { name: 'web', image: 'shop:1' },
          { name: 'proxy', image: 'envoy:1' },
        ],
      },
      joined: [helper('proxy')],
    },
  },
  fails: {
    'a native sidecar that is to start before the app, with a readiness probe only': {
      pod: gated({ readinessProbe: { tcpSocket: { port: 9901 } } }),
      finds: [
        'error start-gate: the code says that "proxy" starts before the app, and nothing holds the app back until it serves.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe',
        '  fix: set a startupProbe or a postStart hook that succeeds when it serves.',
      ],
    },
    'a native sidecar with a probe that asks nothing': {
      pod: gated({ startupProbe: { exec: { command: ['sh', '-c', 'exit 0'] } } }),
      finds: [
        'error start-gate: the code says that "proxy" starts before the app, and nothing holds the app back until it serves.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe',
        '  fix: set a startupProbe or a postStart hook that succeeds when it serves.',
      ],
    },
    'a native sidecar whose only hook runs at the end': {
      pod: gated({ lifecycle: { preStop: { sleep: { seconds: 1 } } } }),
      finds: [
        'error start-gate: the code says that "proxy" starts before the app, and nothing holds the app back until it serves.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe',
        '  fix: set a startupProbe or a postStart hook that succeeds when it serves.',
      ],
    },
    'an ordinary container that is to start before the app, even with a startup probe': {
      pod: {
        spec: {
          containers: [
            { name: 'web', image: 'shop:1' },
            { name: 'proxy', image: 'envoy:1', startupProbe: { tcpSocket: { port: 9901 } } },
          ],
        },
        joined: [helper('proxy', { startsBeforeApp: true })],
      },
      finds: [
        'error start-gate: the code says that "proxy" starts before the app, and as an ordinary container it starts beside it.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.containers[1]',
        '  fix: move the container to `initContainers` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer).',
      ],
    },
  },
});
