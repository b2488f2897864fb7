import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';
import { helper, type PodCase } from '../judge-pod';

const WEB = { name: 'web', image: 'shop:1', env: [{ name: 'DATABASE', value: 'localhost:5432' }] };

function proxy(fields: Fields = {}): Fields {
  return { name: 'proxy', image: 'pgbouncer:1', ports: [{ containerPort: 5432 }], ...fields };
}

function pod(...containers: readonly Fields[]): PodCase {
  return { fromCode: false, spec: { containers } };
}

const HOOK = { lifecycle: { postStart: { exec: { command: ['/wait'] } } } };
const FINDS = [
  'info proxy-start: "web" finds "proxy" on port 5432 of localhost, and starts without waiting for it to listen.',
  '  at:  Deployment "shop", container "web"',
];
const FIX =
  '  fix: move "proxy" to `initContainers` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes 1.29 or newer), and give it a startupProbe.';

describeRule('proxy-start', {
  passes: {
    'a proxy in front with a postStart hook, which holds the app back': pod(proxy(HOOK), WEB),
    'a proxy that nobody names': pod({ name: 'web', image: 'shop:1' }, proxy()),
    'a native sidecar with a gate': {
      fromCode: false,
      spec: {
        initContainers: [proxy({ restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 5432 } } })],
        containers: [WEB],
      },
    },
  },
  fails: {
    'a proxy that starts after the app': {
      pod: pod(WEB, proxy()),
      finds: [...FINDS, '  in:  spec.template.spec.containers[0]', FIX],
    },
    'a proxy in front without a hook, since nobody waits for it': {
      pod: pod(proxy(), WEB),
      finds: [...FINDS, '  in:  spec.template.spec.containers[1]', FIX],
    },
    'a hook of a proxy further down, which is too late': {
      pod: pod(WEB, proxy(HOOK)),
      finds: [...FINDS, '  in:  spec.template.spec.containers[0]', FIX],
    },
    'a helper that code added, as in the YAML that it becomes': {
      pod: { spec: { containers: [WEB, proxy()] }, joined: [helper('proxy')] },
      finds: [
        FINDS[0]!,
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0]',
        FIX,
      ],
    },
  },
});
