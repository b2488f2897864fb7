// cspell:words lifetme
import { PgBouncerAmbassador, PgBouncerPoolMode, type PgBouncerAmbassadorProps } from '../../../src';
import { deployment, newChart, objectOf, podOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

const USERS = { secret: { name: 'orders-pgbouncer' }, key: 'users.txt' };

function chartWith(props: Partial<PgBouncerAmbassadorProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  new PgBouncerAmbassador(deployment(chart), 'database', {
    host: 'orders-pg.databases.svc',
    database: 'orders',
    users: USERS,
    clientVariables: { host: 'PGHOST', port: 'PGPORT' },
    ...props,
  });
  return chart;
}

function configurationOf(chart: ReturnType<typeof newChart>): string {
  return objectOf(chart, 'ConfigMap')['data']['pgbouncer.ini'] as string;
}

test('PgBouncer needs the database, its users and how the app finds it', () => {
  const pod = podOf(chartWith());
  expect(pod['initContainers']).toEqual([
    {
      name: 'database',
      image: 'ghcr.io/cloudnative-pg/pgbouncer:1.25.1',
      command: ['pgbouncer', '/etc/pgbouncer/pgbouncer.ini'],
      restartPolicy: 'Always',
      ports: [{ containerPort: 6432 }],
      volumeMounts: [
        { name: 'database-config', mountPath: '/etc/pgbouncer', readOnly: true },
        { name: 'database-users', mountPath: '/etc/pgbouncer-users', readOnly: true },
      ],
      startupProbe: {
        exec: { command: ['pg_isready', '-h', '127.0.0.1', '-p', '6432', '-U', 'pgbouncer', '-d', 'pgbouncer'] },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 30,
      },
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      securityContext: hardenedAs(998, 996),
    },
  ]);
  expect((pod['volumes'] as Json[]).at(-1)).toEqual({
    name: 'database-users',
    secret: { secretName: 'orders-pgbouncer', items: [{ key: 'users.txt', path: 'users.txt' }] },
  });
  expect(pod['containers'][0].env).toEqual([
    { name: 'PGHOST', value: '127.0.0.1' },
    { name: 'PGPORT', value: '6432' },
  ]);
});

test('the configuration is that of a pool in which transactions share connections', () => {
  expect(configurationOf(chartWith())).toBe(`[databases]
orders = host=orders-pg.databases.svc port=5432

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = 6432
unix_socket_dir =
auth_type = scram-sha-256
auth_file = /etc/pgbouncer-users/users.txt
pool_mode = transaction
default_pool_size = 10
max_client_conn = 200
server_login_retry = 2
ignore_startup_parameters = extra_float_digits
`);
});

test('the URL for the app has the database, and the user and password by reference', () => {
  const secret = { name: 'orders-database' };
  const clientVariables = {
    url: 'DATABASE_URL',
    urlUser: 'orders',
    urlPassword: { secret, key: 'password' },
  };
  expect(podOf(chartWith({ clientVariables }))['containers'][0].env).toEqual([
    { name: 'DATABASE_URL_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-database', key: 'password' } } },
    { name: 'DATABASE_URL', value: 'postgresql://orders:$(DATABASE_URL_PASSWORD)@127.0.0.1:6432/orders' },
  ]);
});

test('every choice is in the configuration, and settings win', () => {
  const text = configurationOf(
    chartWith({
      port: 5433,
      listenPort: 7000,
      poolMode: PgBouncerPoolMode.SESSION,
      poolSize: 5,
      maxClients: 50,
      ca: { secret: { name: 'database-ca' }, key: 'ca.pem' },
      settings: {
        pgbouncer: { server_lifetime: 600, server_login_retry: 5 },
        databases: { reports: 'host=reports' },
        users: { orders: 'pool_mode=session' },
      },
    }),
  );
  expect(text).toBe(`[databases]
orders = host=orders-pg.databases.svc port=5433
reports = host=reports

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = 7000
unix_socket_dir =
auth_type = scram-sha-256
auth_file = /etc/pgbouncer-users/users.txt
pool_mode = session
default_pool_size = 5
max_client_conn = 50
server_login_retry = 5
ignore_startup_parameters = extra_float_digits
server_tls_sslmode = verify-full
server_tls_ca_file = /etc/pgbouncer-ca/ca.crt
server_lifetime = 600

[users]
orders = pool_mode=session
`);
});

test.each([
  ['my db', "dbname='my db'"],
  ["o'r;#", "dbname='o''r;#'"],
])('the name %j, which PgBouncer does not take for a database, is that behind every name', (database, written) => {
  expect(configurationOf(chartWith({ database }))).toContain(`[databases]
* = host=orders-pg.databases.svc port=5432 ${written}
`);
});

const REFUSED: [Partial<PgBouncerAmbassadorProps>, string, string][] = [
  [{ host: 'a b' }, 'host = "a b"', '"a b" is neither a DNS name nor an IP address.'],
  [{ host: 'db;x' }, 'host = "db;x"', '"db;x" is neither a DNS name nor an IP address.'],
  [{ host: 'postgres://db' }, 'host = "postgres://db"', '"postgres://db" is neither a DNS name nor an IP address.'],
  [
    { settings: { databases: { orders: 'host=db password=hunter2' } } },
    'settings.databases.orders',
    'a password would stand in a ConfigMap.',
  ],
  [
    { host: 'postgres://shop:hunter2@db' },
    'host = "postgres://shop:…@db"',
    '"postgres://shop:…@db" is neither a DNS name nor an IP address.',
  ],
  [{ host: '256.1.1.1' }, 'host = "256.1.1.1"', '"256.1.1.1" is neither a DNS name nor an IP address.'],
  [{ port: 0 }, 'port = 0', 'the port 0 is not a whole number from 1 to 65535.'],
  [{ listenPort: 54.5 }, 'listenPort = 54.5', 'the port 54.5 is not a whole number from 1 to 65535.'],
  [
    { users: { secret: { name: 'A b' }, key: 'users.txt' } },
    'users.secret.name = "A b"',
    'the name "A b" of the Secret is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".',
  ],
  [{ database: '' }, 'database = ""', 'the text is empty.'],
  [{ database: 'a\nb' }, 'database = "a\\nb"', '"a\\nb" has characters that cannot be printed.'],
  [{ database: 'pgbouncer' }, 'database = "pgbouncer"', '"pgbouncer" is the name of its own console in PgBouncer.'],
  [{ poolSize: 0 }, 'poolSize = 0', '0 is not a number of connections, which is whole and at least 1.'],
  [{ maxClients: 1.5 }, 'maxClients = 1.5', '1.5 is not a number of connections, which is whole and at least 1.'],
  [
    { settings: { pgbouncer: { server_lifetme: 60 } } },
    'settings.pgbouncer = "server_lifetme"',
    'PgBouncer has no setting "server_lifetme", and would not start with it.',
  ],
  [{ settings: { server: {} } }, 'settings = "server"', 'PgBouncer has no section "server" in its configuration.'],
  [
    { settings: { pgbouncer: { listen_port: 1 } } },
    'settings.pgbouncer.listen_port',
    'the setting `listen_port` must agree with the container.',
  ],
];

test('a setting that another image may know is taken', () => {
  const chart = chartWith({ image: 'registry.example.com/pgbouncer:2', settings: { pgbouncer: { newer: 1 } } });
  expect(configurationOf(chart)).toContain('\nnewer = 1\n');
});

testRefusals('PgBouncerAmbassador', 'database', REFUSED, chartWith);
