import { describeRule } from '../describe-rule';
import { judgePod, type PodCase } from '../judge-pod';

/** A native sidecar that waits, before an app with the ports 8080 for TCP and 8125 for UDP. */
function waiting(proxy: object, web: object = {}): PodCase {
  const ports = [
    { containerPort: 8080, name: 'http' },
    { containerPort: 8125, protocol: 'UDP', name: 'statsd' },
  ];
  return {
    spec: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ...proxy }] },
    web: { ports, ...web },
  };
}

const startupProbe = (handler: object): object => ({ startupProbe: handler });
const command = (...words: string[]): object => startupProbe({ exec: { command: words } });

const said = [
  'warning start-deadlock: "proxy" lets the Pod go on only when port 8080 of "web" answers, and "web" starts only after "proxy": the Pod never starts.',
  '  at:  app/shop, Deployment "shop", container "proxy"',
];
const fix = '  fix: let the startup probe call "proxy" itself, at an endpoint that does not need "web".';

describeRule('start-deadlock', {
  passes: {
    'a startup probe on the port of the sidecar itself': waiting({
      ports: [{ containerPort: 9901 }],
      ...startupProbe({ httpGet: { port: 9901 } }),
    }),
    'a startup probe on a port that no container declares': waiting(startupProbe({ tcpSocket: { port: 15000 } })),
    'a startup probe over TCP on a number that the app has for UDP': waiting(
      startupProbe({ tcpSocket: { port: 8125 } }),
    ),
    'a startup probe that goes to another host': waiting(
      startupProbe({ httpGet: { host: 'shop.prod.svc', port: 8080 } }),
    ),
    'a startup probe on another host': waiting(startupProbe({ httpGet: { host: '10.0.0.1', port: 8080 } })),
    'a readiness probe on the app, which holds nothing back': waiting({
      readinessProbe: { httpGet: { port: 8080 } },
    }),
    'a hook before the end, which holds nothing back': waiting({
      lifecycle: { preStop: { httpGet: { port: 8080 } } },
    }),
    'a command that names another port, of which the one of the app is a part': waiting(
      command('curl', 'http://localhost:18080', 'http://localhost:80801'),
    ),
    'a command that names the port on another host': waiting(command('nc', '-z', 'shop.prod.svc', '8080')),
    'a command that asks the sidecar at the port of HTTP': waiting({
      ports: [{ containerPort: 80 }],
      ...command('curl', 'http://localhost/'),
    }),
    'a command that asks localhost for a path with the name of a port': waiting(
      command('curl', 'http://localhost/http'),
    ),
    'an app container that waits for another one, since both start together': {
      spec: {
        containers: [
          { name: 'web', image: 'shop:1', startupProbe: { tcpSocket: { port: 9090 } } },
          { name: 'api', image: 'shop:1', ports: [{ containerPort: 9090 }] },
        ],
      },
    },
    'a native sidecar that waits for the one before it': {
      spec: {
        initContainers: [
          { name: 'dns', image: 'dns:1', restartPolicy: 'Always', ports: [{ containerPort: 8053 }] },
          { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 8053 } } },
        ],
      },
    },
  },
  fails: {
    'a startup probe on the port of the app': {
      pod: waiting(startupProbe({ httpGet: { port: 8080, path: '/ready' } })),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].startupProbe = {"httpGet":{"port":8080,"path":"/ready"}}',
        fix,
      ],
    },
    'a startup probe on the port of the app, which the sidecar has for UDP': {
      pod: waiting({ ports: [{ containerPort: 8080, protocol: 'UDP' }], ...startupProbe({ grpc: { port: 8080 } }) }),
      finds: [...said, '  in:  spec.template.spec.initContainers[0].startupProbe = {"grpc":{"port":8080}}', fix],
    },
    'a command that leaves the port of HTTPS out': {
      pod: waiting(command('curl', '-k', 'https://127.0.0.1'), { ports: [{ containerPort: 443 }] }),
      finds: [
        'warning start-deadlock: "proxy" lets the Pod go on only when port 443 of "web" answers, and "web" starts only after "proxy": the Pod never starts.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe = {"exec":{"command":["curl","-k","https://127.0.0.1"]}}',
        fix,
      ],
    },
    'a hook after the start that asks the app': {
      pod: waiting({ lifecycle: { postStart: { httpGet: { port: 8080 } } } }),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].lifecycle.postStart = {"httpGet":{"port":8080}}',
        '  fix: let the postStart hook call "proxy" itself, at an endpoint that does not need "web".',
      ],
    },
    'a command that asks the app over TLS': {
      pod: waiting(command('curl', '-k', 'https://localhost:8080/healthz')),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].startupProbe = {"exec":{"command":["curl","-k","https://localhost:8080/healthz"]}}',
        fix,
      ],
    },
    'a command with the port as a word of its own': {
      pod: waiting(command('nc', '-z', '127.0.0.1', '8080')),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].startupProbe = {"exec":{"command":["nc","-z","127.0.0.1","8080"]}}',
        fix,
      ],
    },
    'a command with the port as an option': {
      pod: waiting(command('pg_isready', '-h', 'localhost', '-p', '8080')),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].startupProbe = {"exec":{"command":["pg_isready","-h","localhost","-p","8080"]}}',
        fix,
      ],
    },
    'a command with the address of version 6 of the protocol, in a shell': {
      pod: waiting(command('sh', '-c', 'until curl -f http://[::1]:8080/; do sleep 1; done')),
      finds: [
        ...said,
        '  in:  spec.template.spec.initContainers[0].startupProbe = {"exec":{"command":["sh","-c","until curl -f http://[::1]:8080/; do sleep 1; done"]}}',
        fix,
      ],
    },
    'a command that leaves the port of HTTP out': {
      pod: waiting(command('wget', '-qO-', 'http://localhost/healthz'), { ports: [{ containerPort: 80 }] }),
      finds: [
        'warning start-deadlock: "proxy" lets the Pod go on only when port 80 of "web" answers, and "web" starts only after "proxy": the Pod never starts.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe = {"exec":{"command":["wget","-qO-","http://localhost/healthz"]}}',
        fix,
      ],
    },
    'a startup probe on a native sidecar that starts later': {
      pod: {
        spec: {
          initContainers: [
            { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 8053 } } },
            { name: 'dns', image: 'dns:1', restartPolicy: 'Always', ports: [{ containerPort: 8053 }] },
          ],
        },
      },
      finds: [
        'warning start-deadlock: "proxy" lets the Pod go on only when port 8053 of "dns" answers, and "dns" starts only after "proxy": the Pod never starts.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe = {"tcpSocket":{"port":8053}}',
        '  fix: let the startup probe call "proxy" itself, at an endpoint that does not need "dns".',
      ],
    },
  },
});

test.each([
  [
    'a port that the sidecar declares as well as the app',
    'duplicate-port',
    waiting({ ports: [{ containerPort: 8080 }], ...startupProbe({ httpGet: { port: 8080 } }) }),
  ],
  [
    'a name that the sidecar gives to a port of its own',
    'ambiguous-port-name',
    waiting({ ports: [{ containerPort: 9901, name: 'http' }], ...startupProbe({ httpGet: { port: 'http' } }) }),
  ],
])('the rule start-deadlock takes %s for the port of the sidecar, and leaves the rest to %s', (_what, other, pod) => {
  expect(judgePod(pod).map(({ rule }) => rule)).toEqual([other]);
});
