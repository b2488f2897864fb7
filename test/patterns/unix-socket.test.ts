import { Adapter, AdapterSource, Ambassador, InitStep, Sidecar, type AmbassadorProps } from '../../src';
import { deployment, messageOf, newChart, podOf, refusalOf, type Json } from '../template/support';

const PLAIN = { image: 'pgbouncer:1', securityContext: { hardened: false } };
const SOCKET = '/run/pgbouncer/.s.PGSQL.6432';
const VOLUME = { name: 'database-run-pgbouncer', mountPath: '/run/pgbouncer' };

/** The Pod of an app beside an ambassador on a Unix socket. */
function podWith(props: Partial<AmbassadorProps>, spec: Json = {}): Json {
  const chart = newChart();
  new Ambassador(deployment(chart, 'web', spec), 'database', {
    ...PLAIN,
    listen: SOCKET,
    clientVariables: {},
    ...props,
  });
  return podOf(chart);
}

describe('an ambassador on a Unix socket', () => {
  test('shares the directory with the app, which can only read it, and declares no port', () => {
    const chart = newChart();
    const ambassador = new Ambassador(deployment(chart), 'database', {
      ...PLAIN,
      listen: SOCKET,
      clientVariables: { socketDirectory: 'PGHOST', socketPath: 'DATABASE_SOCKET' },
    });
    expect([ambassador.port, ambassador.socketPath]).toEqual([undefined, SOCKET]);
    expect(podOf(chart)).toEqual({
      containers: [
        {
          name: 'web',
          image: 'shop:1',
          env: [
            { name: 'DATABASE_SOCKET', value: SOCKET },
            { name: 'PGHOST', value: '/run/pgbouncer' },
          ],
          volumeMounts: [{ ...VOLUME, readOnly: true }],
        },
      ],
      initContainers: [{ name: 'database', image: 'pgbouncer:1', restartPolicy: 'Always', volumeMounts: [VOLUME] }],
      volumes: [{ name: 'database-run-pgbouncer', emptyDir: {} }],
    });
  });

  test('is reached by the clients that are named, and by no other container', () => {
    const containers = ['web', 'worker'].map((name) => ({ name, image: 'shop:1' }));
    const pod = podWith({ clients: ['worker'] }, { containers });
    expect((pod['containers'] as Json[]).map(({ volumeMounts }) => volumeMounts as unknown)).toEqual([
      undefined,
      [{ ...VOLUME, readOnly: true }],
    ]);
  });

  test('has several sockets in one directory, for clients of their own', () => {
    const containers = ['web', 'worker'].map((name) => ({ name, image: 'shop:1' }));
    const reader = {
      listen: '/run/pgbouncer/reader.sock',
      clientVariables: { socketPath: 'READER' },
      clients: ['worker'],
    };
    const pod = podWith({ localhostEndpoints: [reader] }, { containers });
    expect((pod['containers'] as Json[]).map(({ volumeMounts }) => volumeMounts as unknown)).toEqual([
      [{ ...VOLUME, readOnly: true }],
      [{ ...VOLUME, readOnly: true }],
    ]);
    expect([pod['initContainers'][0].volumeMounts, pod['volumes'].length]).toEqual([[VOLUME], 1]);
  });

  test('serves ports as well', () => {
    const pod = podWith({ ports: [9127], localhostEndpoints: [{ listen: 6432, clientVariables: { port: 'PGPORT' } }] });
    expect(pod['initContainers'][0].ports).toEqual([{ containerPort: 6432 }, { containerPort: 9127 }]);
    expect(pod['containers'][0].env).toEqual([{ name: 'PGPORT', value: '6432' }]);
  });
});

const secret = { name: 'orders-pg' };

test.each<[string, Omit<AmbassadorProps['clientVariables'], 'url'>, string]>([
  ['the path of the socket', {}, 'unix:///run/pgbouncer/.s.PGSQL.6432'],
  [
    'a user and parameters',
    { urlScheme: 'redis+unix', urlPassword: { secret, key: 'password' }, urlQuery: { db: '1' } },
    'redis+unix://:$(URL_PASSWORD)@/run/pgbouncer/.s.PGSQL.6432?db=1',
  ],
  [
    'a path of its own, and the socket among the parameters',
    { urlScheme: 'postgres', urlUser: 'shop', urlPath: 'orders', urlQuery: { host: '/run/pgbouncer', port: '6432' } },
    'postgres://shop@/orders?host=%2Frun%2Fpgbouncer&port=6432',
  ],
])('the URL of a Unix socket has %s', (_name, parts, value) => {
  const { env } = podWith({ clientVariables: { url: 'URL', ...parts } })['containers'][0] as Json;
  expect((env as Json[]).find(({ name }) => name === 'URL')).toEqual({ name: 'URL', value });
});

test('an adapter receives on a Unix socket', () => {
  const chart = newChart();
  const listen = '/run/statsd/statsd.sock';
  const source = AdapterSource.fromEndpoint({ listen, clientVariables: { url: 'DD_DOGSTATSD_URL' } });
  new Adapter(deployment(chart), 'metrics', { ...PLAIN, source });
  const { containers, initContainers, volumes } = podOf(chart);
  expect(containers[0].env).toEqual([{ name: 'DD_DOGSTATSD_URL', value: 'unix:///run/statsd/statsd.sock' }]);
  expect(containers[0].volumeMounts).toEqual([
    { name: 'metrics-run-statsd', mountPath: '/run/statsd', readOnly: true },
  ]);
  expect(initContainers[0]).toEqual({
    name: 'metrics',
    image: 'pgbouncer:1',
    restartPolicy: 'Always',
    volumeMounts: [{ name: 'metrics-run-statsd', mountPath: '/run/statsd' }],
  });
  expect(volumes).toEqual([{ name: 'metrics-run-statsd', emptyDir: {} }]);
});

const LONG = `/run/${'a'.repeat(98)}/b.sock`;

test.each([
  ['run/proxy.sock', 'has no absolute path'],
  ['/proxy.sock', 'is not in a directory that could be shared'],
  ['/run/proxy/', 'has a path that is not in its shortest form'],
  ['/run/../proxy/proxy.sock', 'has a path that is not in its shortest form'],
  [LONG, 'has a path of 110 bytes, and Linux takes 107 at most'],
  [`/run/proxy/${'ä'.repeat(49)}`, 'has a path of 109 bytes, and Linux takes 107 at most'],
])('the Unix socket %s is refused', (listen, problem) => {
  expect(messageOf(() => podWith({ listen }))).toBe(`1 finding:

error socket-path: the Unix socket ${JSON.stringify(listen)} ${problem}.
  at:  test/web/database
  in:  Ambassador.listen = ${JSON.stringify(listen)}
  fix: write a path in a directory of its own, such as /run/proxy/proxy.sock.`);
});

test('the number of a port as text is refused with the number to write', () => {
  expect(messageOf(() => podWith({ listen: '6432' }))).toBe(`1 finding:

error socket-path: the Unix socket "6432" has no absolute path.
  at:  test/web/database
  in:  Ambassador.listen = "6432"
  fix: write a port as a number, as in listen: 6432.`);
});

test('the longest path that Linux takes has 107 bytes', () => {
  const listen = LONG.slice(0, 107);
  expect(podWith({ listen, clientVariables: { socketPath: 'SOCKET' } })['containers'][0].env).toEqual([
    { name: 'SOCKET', value: listen },
  ]);
});

test.each<[string, Partial<AmbassadorProps>, string]>([
  [
    'the host of a Unix socket',
    { clientVariables: { host: 'PGHOST' } },
    `the Unix socket ${SOCKET} has no \`host\` that a variable could tell.
  at:  test/web/database
  in:  Ambassador.clientVariables.host = "PGHOST"
  fix: choose among \`socketPath\`, \`socketDirectory\`, \`url\`.`,
  ],
  [
    'the directory of a port',
    { listen: 6432, clientVariables: { socketDirectory: 'PGHOST' } },
    `port 6432 has no \`socketDirectory\` that a variable could tell.
  at:  test/web/database
  in:  Ambassador.clientVariables.socketDirectory = "PGHOST"
  fix: choose among \`host\`, \`port\`, \`address\`, \`url\`.`,
  ],
])('a variable for %s is refused', (_name, props, text) => {
  expect(messageOf(() => podWith(props))).toBe(`1 finding:\n\nerror localhost-variables: ${text}`);
});

test('a Unix socket without clients is refused', () => {
  expect(messageOf(() => podWith({ clients: [] }))).toBe(`1 finding:

error localhost-clients: no container gets the directory of the Unix socket ${SOCKET}: the list of \`clients\` is empty.
  at:  test/web/database
  in:  Ambassador.clients = []
  fix: name the containers, or leave \`clients\` out: every app container gets them then.`);
});

describe('at synthesis is refused', () => {
  test('a client that mounts something else at the directory', () => {
    const volumeMounts = [{ name: 'run', mountPath: '/run/pgbouncer' }];
    const chart = newChart();
    const containers = [{ name: 'web', image: 'shop:1', volumeMounts }];
    const web = deployment(chart, 'web', { containers, volumes: [{ name: 'run', emptyDir: {} }] });
    new Ambassador(web, 'database', { ...PLAIN, listen: SOCKET, clientVariables: {} });
    expect(refusalOf(chart).split('\n')[2]).toBe(
      'error duplicate-mount: 2 mounts are at "/run/pgbouncer", of the volumes "run" and "database-run-pgbouncer".',
    );
  });

  test('an init step as a client that completes before the ambassador starts', () => {
    const chart = newChart();
    const web = deployment(chart);
    new InitStep(web, 'migrate', PLAIN);
    new Ambassador(web, 'database', { ...PLAIN, listen: SOCKET, clientVariables: {}, clients: ['migrate'] });
    expect(refusalOf(chart).split('\n')[2]).toBe(
      'error client-starts-first: "migrate" is a client of "database", but runs to completion before "database" starts.',
    );
  });
});

test('ports can be given by their numbers alone', () => {
  const chart = newChart();
  const web = deployment(chart);
  new Sidecar(web, 'proxy', { ...PLAIN, ports: [8080, { number: 9090, name: 'admin' }] });
  const { port } = new Ambassador(web, 'cache', { ...PLAIN, listen: 6379, clientVariables: { port: 'REDIS_PORT' } });
  expect(port).toBe(6379);
  expect((podOf(chart)['initContainers'] as Json[]).map(({ ports }) => ports as unknown)).toEqual([
    [{ containerPort: 8080 }, { containerPort: 9090, name: 'admin' }],
    [{ containerPort: 6379 }],
  ]);
});
