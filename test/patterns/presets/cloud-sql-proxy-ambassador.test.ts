import {
  CloudSqlNetwork,
  CloudSqlProxyAmbassador,
  MetricsDiscovery,
  type CloudSqlProxyAmbassadorProps,
} from '../../../src';
import { deployment, newChart, objectOf, podOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

const INSTANCE = 'my-project:europe-west1:orders';

function chartWith(props: Partial<CloudSqlProxyAmbassadorProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  new CloudSqlProxyAmbassador(deployment(chart), 'database', {
    instance: INSTANCE,
    listen: 5432,
    clientVariables: { host: 'PGHOST', port: 'PGPORT' },
    ...props,
  });
  return chart;
}

function argumentsOf(props: Partial<CloudSqlProxyAmbassadorProps>): string[] {
  return podOf(chartWith(props))['initContainers'][0].args as string[];
}

test('the proxy needs the instance and how the app finds it', () => {
  const pod = podOf(chartWith());
  expect(pod['initContainers']).toEqual([
    {
      name: 'database',
      image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
      args: [
        '--port=5432',
        '--health-check=true',
        '--http-address=0.0.0.0',
        '--http-port=9801',
        '--structured-logs=true',
        '--exit-zero-on-sigterm=true',
        'my-project:europe-west1:orders',
      ],
      restartPolicy: 'Always',
      ports: [{ containerPort: 5432 }, { containerPort: 9801, name: 'proxy-health' }],
      startupProbe: {
        httpGet: { path: '/startup', port: 9801 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 31,
      },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      securityContext: hardenedAs(65532),
    },
  ]);
  expect(pod['containers'][0].env).toEqual([
    { name: 'PGHOST', value: '127.0.0.1' },
    { name: 'PGPORT', value: '5432' },
  ]);
});

test('a Unix socket is in a directory that the app shares', () => {
  const chart = chartWith({
    listen: '/run/cloudsql/.s.PGSQL.5432',
    clientVariables: { socketDirectory: 'PGHOST' },
    network: CloudSqlNetwork.PRIVATE_IP,
    iamAuthentication: true,
  });
  const pod = podOf(chart);
  expect(pod['initContainers'][0].args).toEqual([
    '--private-ip=true',
    '--auto-iam-authn=true',
    '--health-check=true',
    '--http-address=0.0.0.0',
    '--http-port=9801',
    '--structured-logs=true',
    '--exit-zero-on-sigterm=true',
    'my-project:europe-west1:orders?unix-socket-path=/run/cloudsql/.s.PGSQL.5432',
  ]);
  expect(pod['containers'][0].env).toEqual([{ name: 'PGHOST', value: '/run/cloudsql' }]);
  const [proxy, app] = [pod['initContainers'][0], pod['containers'][0]] as [Json, Json];
  expect([proxy['volumeMounts'], app['volumeMounts']]).toEqual([
    [{ name: 'database-run-cloudsql', mountPath: '/run/cloudsql' }],
    [{ name: 'database-run-cloudsql', mountPath: '/run/cloudsql', readOnly: true }],
  ]);
});

test('the key of a service account is a file, and metrics are at the port for probes', () => {
  const chart = chartWith({
    credentials: { secret: { name: 'orders-google' }, key: 'key.json' },
    network: CloudSqlNetwork.PRIVATE_SERVICE_CONNECT,
    maxConnections: 50,
    healthPort: 9000,
    metrics: { discovery: MetricsDiscovery.POD_MONITOR },
    flags: { 'max-sigterm-delay': '10s', 'structured-logs': false, 'user-agent': '$(HOME)' },
  });
  const pod = podOf(chart);
  const [proxy] = pod['initContainers'] as Json[];
  expect(proxy!['args']).toEqual([
    '--port=5432',
    '--psc=true',
    '--credentials-file=/etc/cloud-sql-proxy/credentials.json',
    '--max-connections=50',
    '--health-check=true',
    '--http-address=0.0.0.0',
    '--http-port=9000',
    '--prometheus=true',
    '--structured-logs=false',
    '--exit-zero-on-sigterm=true',
    '--max-sigterm-delay=10s',
    '--user-agent=$$(HOME)',
    INSTANCE,
  ]);
  expect(proxy!['ports']).toEqual([{ containerPort: 5432 }, { containerPort: 9000, name: 'metrics' }]);
  expect(pod['volumes']).toEqual([
    {
      name: 'database-credentials',
      secret: { secretName: 'orders-google', items: [{ key: 'key.json', path: 'credentials.json' }] },
    },
  ]);
  expect(objectOf(chart, 'PodMonitor')['spec'].podMetricsEndpoints).toEqual([{ port: 'metrics', path: '/metrics' }]);
});

test('a project can have a domain in front', () => {
  expect(argumentsOf({ instance: 'example.com:shop:europe-west1:orders' }).at(-1)).toBe(
    'example.com:shop:europe-west1:orders',
  );
});

const REFUSED: [Partial<CloudSqlProxyAmbassadorProps>, string, string][] = [
  [{ instance: 'orders' }, 'instance = "orders"', '"orders" is not the connection name of an instance.'],
  [
    { instance: `${INSTANCE}?port=1` },
    'instance = "my-project:europe-west1:orders?port=1"',
    '"my-project:europe-west1:orders?port=1" is not the connection name of an instance.',
  ],
  [{ listen: 0 }, 'listen = 0', 'the port 0 is not a whole number from 1 to 65535.'],
  [
    { listen: '/run/a&b/x', clientVariables: {} },
    'listen = "/run/a&b/x"',
    'the proxy cannot take the path "/run/a&b/x" of a Unix socket.',
  ],
  [{ healthPort: -1 }, 'healthPort = -1', 'the port -1 is not a whole number from 1 to 65535.'],
  [{ maxConnections: 0 }, 'maxConnections = 0', '0 is not a number of connections, which is whole and at least 1.'],
  [
    { credentials: { secret: { name: 'google' }, key: '' } },
    'credentials.key = ""',
    'the key of the Secret "google" is empty.',
  ],
  [{ flags: { port: 1 } }, 'flags["port"]', 'the flag `port` must agree with the container.'],
  [
    { flags: { token: 'x' } },
    'flags["token"]',
    'the flag `token` holds a secret, which everybody who reads the manifest would see.',
  ],
  [{ flags: { 'lazy-fresh': true } }, 'flags = "lazy-fresh"', 'the preset knows no flag "lazy-fresh" of the proxy.'],
  [
    { flags: { 'user-agent': 'a\nb' } },
    'flags["user-agent"] = "a\\nb"',
    '"a\\nb" has characters that cannot be printed.',
  ],
];

testRefusals('CloudSqlProxyAmbassador', 'database', REFUSED, chartWith);
