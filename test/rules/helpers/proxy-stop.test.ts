import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

const waits = (seconds: number): object => ({ lifecycle: { preStop: { sleep: { seconds } } } });
const CLIENT = { env: [{ name: 'DATABASE', value: 'localhost:5432' }] };

function together(web: object, proxy: object, spec: object = {}): PodCase {
  const containers = [
    { name: 'web', image: 'shop:1', ...web },
    { name: 'proxy', image: 'pgbouncer:1', ports: [{ containerPort: 5432 }], ...proxy },
  ];
  const annotations = { 'kubectl.kubernetes.io/default-container': 'web' };
  return {
    workload: { template: { metadata: { labels: { app: 'shop' }, annotations }, spec: { containers, ...spec } } },
  };
}

describeRule('proxy-stop', {
  passes: {
    'a proxy that waits as long': together({ ...CLIENT, ...waits(10) }, waits(10)),
    'a proxy whose hook takes a time that nobody knows': together(
      { ...CLIENT, ...waits(10) },
      { lifecycle: { preStop: { exec: { command: ['/drain'] } } } },
    ),
    'an app that does not wait': together(CLIENT, {}),
    'an app that does not need the other container': together(waits(10), {}),
    'a native sidecar, which stops last': {
      web: { ...CLIENT, ...waits(10) },
      spec: {
        initContainers: [
          {
            name: 'proxy',
            image: 'pgbouncer:1',
            restartPolicy: 'Always',
            ports: [{ containerPort: 5432 }],
            startupProbe: { tcpSocket: { port: 5432 } },
          },
        ],
      },
    },
  },
  fails: {
    'a proxy that gets TERM at once': {
      pod: together({ ...CLIENT, ...waits(10) }, {}),
      finds: [
        'warning proxy-stop: "web" finds "proxy" on localhost and serves for 10 s after the deletion, by its preStop hook; "proxy" gets TERM at once: for 10 s "web" has nobody to ask.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.containers[1].lifecycle.preStop',
        '  fix: make "proxy" a native sidecar, which stops after the app, or give it a preStop hook that sleeps for 10 s.',
      ],
    },
    'a proxy that waits for less': {
      pod: together({ ...CLIENT, ...waits(15) }, waits(5)),
      finds: [
        'warning proxy-stop: "web" finds "proxy" on localhost and serves for 15 s after the deletion, by its preStop hook; "proxy" gets TERM after 5 s: for 10 s "web" has nobody to ask.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.containers[1].lifecycle.preStop',
        '  fix: make "proxy" a native sidecar, which stops after the app, or give it a preStop hook that sleeps for 15 s.',
      ],
    },
  },
});
