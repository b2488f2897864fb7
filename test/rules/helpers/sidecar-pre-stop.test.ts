import { describeRule } from '../describe-rule';
import { helper, type PodCase } from '../judge-pod';

/** A native sidecar of a helper with a hook. */
function stoppedBy(preStop: object, more: PodCase = {}): PodCase {
  const proxy = { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', lifecycle: { preStop } };
  return { spec: { initContainers: [proxy] }, joined: [helper('proxy')], ...more };
}

const exec = (...command: string[]): object => ({ exec: { command } });

const said = [
  'error sidecar-pre-stop: the preStop hook of "proxy" stops or drains it when the Pod begins to stop, while the app still needs this native sidecar.',
  '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
];
const fix = '  fix: remove the hook: Kubernetes stops native sidecars after the app, with SIGTERM.';

describeRule('sidecar-pre-stop', {
  passes: {
    'a sleep of the kubelet': stoppedBy({ sleep: { seconds: 5 } }),
    'a sleep as a command': stoppedBy(exec('sleep', '5')),
    'a sleep by its path': stoppedBy(exec('/bin/sleep', '2.5')),
    'a sleep in a shell': stoppedBy(exec('/bin/sh', '-c', 'sleep 5s')),
    'a sleep that takes the place of its shell': stoppedBy(exec('bash', '-ec', 'exec /bin/sleep 5;')),
    'a hook that drains an ordinary container of a helper': {
      spec: {
        containers: [
          { name: 'web', image: 'shop:1' },
          { name: 'proxy', image: 'envoy:1', lifecycle: { preStop: exec('nginx', '-s', 'quit') } },
        ],
      },
      joined: [helper('proxy')],
    },
    'a command that flushes': stoppedBy(exec('/bin/flush', '--all')),
    'a command that waits for the app to end before it stops the sidecar': stoppedBy(
      exec('sh', '-c', 'while nc -z localhost 8080; do sleep 1; done; kill 1'),
    ),
    'a request that flushes': stoppedBy({ httpGet: { port: 9901, path: '/flush' } }),
    'a command that says that it stops': stoppedBy(exec('sh', '-c', 'echo stopping; sleep 5')),
    'a hook that runs after the start': {
      spec: {
        initContainers: [
          {
            name: 'proxy',
            image: 'envoy:1',
            restartPolicy: 'Always',
            lifecycle: { postStart: exec('touch', '/tmp/started') },
          },
        ],
      },
      joined: [helper('proxy')],
    },
  },
  fails: {
    'a command that drains': {
      pod: stoppedBy(exec('nginx', '-s', 'quit')),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].lifecycle.preStop = {"exec":{"command":["nginx","-s","quit"]}}',
        fix,
      ],
    },
    'a request that drains': {
      pod: stoppedBy({ httpGet: { port: 9901, path: '/drain_listeners' } }),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].lifecycle.preStop = {"httpGet":{"port":9901,"path":"/drain_listeners"}}',
        fix,
      ],
    },
    'a command that drains after a sleep': {
      pod: stoppedBy(exec('sh', '-c', 'sleep 5; nginx -s quit')),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].lifecycle.preStop = {"exec":{"command":["sh","-c","sleep 5; nginx -s quit"]}}',
        fix,
      ],
    },
    'a command that drains before a sleep': {
      pod: stoppedBy(exec('sh', '-c', 'kill -QUIT 1 && sleep 5')),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].lifecycle.preStop = {"exec":{"command":["sh","-c","kill -QUIT 1 && sleep 5"]}}',
        fix,
      ],
    },
    'a command that shuts a proxy down when it is asked to wait no longer': {
      pod: stoppedBy(exec('/proxy-await', '--timeout=1s', '--shutdown')),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].lifecycle.preStop = {"exec":{"command":["/proxy-await","--timeout=1s","--shutdown"]}}',
        fix,
      ],
    },
    'a hook that drains a native sidecar of the workload itself, which the app needs as much': {
      pod: stoppedBy(exec('nginx', '-s', 'quit'), { joined: [] }),
      finds: [
        'warning sidecar-pre-stop: the preStop hook of "proxy" stops or drains it when the Pod begins to stop, while the app still needs this native sidecar.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].lifecycle.preStop = {"exec":{"command":["nginx","-s","quit"]}}',
        fix,
      ],
    },
  },
});
