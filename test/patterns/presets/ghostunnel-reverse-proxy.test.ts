import { Duration } from 'cdk8s';
import { GhostunnelReverseProxy, MetricsDiscovery, type GhostunnelReverseProxyProps } from '../../../src';
import { deployment, newChart, objectOf, podOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

const CLIENT_CA = { secret: { name: 'shop-tls' }, key: 'ca.crt' };

function chartWith(props: Partial<GhostunnelReverseProxyProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  const ports = [{ containerPort: 8080, name: 'http' }];
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
  new GhostunnelReverseProxy(web, 'tls', { upstream: { number: 8080 }, certificate: { name: 'shop-tls' }, ...props });
  return chart;
}

function argumentsOf(props: Partial<GhostunnelReverseProxyProps>): string[] {
  return podOf(chartWith(props))['initContainers'][0].args as string[];
}

test('ghostunnel terminates TLS with a certificate, and takes over the name of the port', () => {
  const pod = podOf(chartWith({ clientCa: CLIENT_CA }));
  expect(pod['initContainers']).toEqual([
    {
      name: 'tls',
      image: 'ghostunnel/ghostunnel:v1.11.1-distroless',
      args: [
        'server',
        '--listen=:8443',
        '--target=127.0.0.1:8080',
        '--cert=/etc/ghostunnel-tls/tls.crt',
        '--key=/etc/ghostunnel-tls/tls.key',
        '--cacert=/etc/ghostunnel-ca/ca.crt',
        '--allow-all',
        '--timed-reload=300s',
        '--shutdown-timeout=15s',
        '--status=http://:6060',
      ],
      restartPolicy: 'Always',
      ports: [
        { containerPort: 6060, name: 'metrics' },
        { containerPort: 8443, name: 'http' },
      ],
      volumeMounts: [
        { name: 'tls-ca', mountPath: '/etc/ghostunnel-ca', readOnly: true },
        { name: 'tls-certificate', mountPath: '/etc/ghostunnel-tls', readOnly: true },
      ],
      startupProbe: {
        httpGet: { path: '/_metrics/prometheus', port: 6060 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 30,
      },
      readinessProbe: { httpGet: { path: '/_status', port: 6060 }, periodSeconds: 5 },
      resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      securityContext: hardenedAs(65532),
    },
  ]);
  expect(pod['volumes']).toEqual([
    { name: 'tls-ca', secret: { secretName: 'shop-tls', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    { name: 'tls-certificate', secret: { secretName: 'shop-tls' } },
  ]);
  expect(pod['containers'][0].ports).toEqual([{ containerPort: 8080 }]);
});

test('without authorities of clients no certificate is asked for', () => {
  expect(argumentsOf({})).toEqual([
    'server',
    '--listen=:8443',
    '--target=127.0.0.1:8080',
    '--cert=/etc/ghostunnel-tls/tls.crt',
    '--key=/etc/ghostunnel-tls/tls.key',
    '--disable-authentication',
    '--timed-reload=300s',
    '--shutdown-timeout=15s',
    '--status=http://:6060',
  ]);
});

test('allowed clients, times and other flags become arguments', () => {
  const args = argumentsOf({
    clientCa: CLIENT_CA,
    allowedClients: {
      commonNames: ['orders', "O'Hara, $(id)"],
      organizationalUnits: ['shop'],
      dnsNames: ['orders.shop.svc'],
      uris: ['spiffe://example.com/**'],
    },
    listen: 9443,
    statusPort: 9444,
    reloadInterval: Duration.minutes(1),
    drainTimeout: Duration.seconds(30),
    flags: { 'max-concurrent-conns': 500, quiet: 'conns' },
  });
  expect(args.slice(5)).toEqual([
    '--cacert=/etc/ghostunnel-ca/ca.crt',
    '--timed-reload=60s',
    '--shutdown-timeout=30s',
    '--status=http://:9444',
    '--max-concurrent-conns=500',
    '--quiet=conns',
    '--allow-cn=orders',
    "--allow-cn=O'Hara, $$(id)",
    '--allow-ou=shop',
    '--allow-dns=orders.shop.svc',
    '--allow-uri=spiffe://example.com/**',
  ]);
});

test('a monitor finds the metrics at their own path', () => {
  const chart = chartWith({ metrics: { discovery: MetricsDiscovery.POD_MONITOR } });
  expect(objectOf(chart, 'PodMonitor')['spec'].podMetricsEndpoints as Json[]).toEqual([
    { port: 'metrics', path: '/_metrics/prometheus' },
  ]);
});

const REFUSED: [Partial<GhostunnelReverseProxyProps>, string, string][] = [
  [
    { allowedClients: { commonNames: ['a'] } },
    'allowedClients',
    'clients are chosen by their certificates, and none are asked for.',
  ],
  [
    { clientCa: CLIENT_CA, allowedClients: { commonNames: [] } },
    'allowedClients = {"commonNames":[]}',
    'there is no name that a certificate could have.',
  ],
  [
    { clientCa: CLIENT_CA, allowedClients: { dnsNames: ['a', ''] } },
    'allowedClients.dnsNames[1] = ""',
    'the text is empty.',
  ],
  [{ listen: 0 }, 'listen = 0', 'the port 0 is not a whole number from 1 to 65535.'],
  [{ statusPort: 65536 }, 'statusPort = 65536', 'the port 65536 is not a whole number from 1 to 65535.'],
  [
    { drainTimeout: Duration.millis(1500) },
    'drainTimeout = "1.5 s"',
    '`drainTimeout` is 1.5 s but must be a whole number of seconds from 1 to 86400.',
  ],
  [{ certificate: { name: '' } }, 'certificate.name = ""', 'the name of the Secret is empty.'],
  [{ clientCa: { secret: { name: 'a' }, key: '' } }, 'clientCa.key = ""', 'the key of the Secret "a" is empty.'],
  [{ flags: { 'allow-cn': 'a' } }, 'flags[\'allow-cn\'] = "a"', 'the flag `--allow-cn` must agree with the container.'],
  [
    { flags: { 'enable-shutdown': true } },
    "flags['enable-shutdown'] = true",
    'ghostunnel has no flag `--enable-shutdown` that could be set here.',
  ],
];

testRefusals('GhostunnelReverseProxy', 'tls', REFUSED, chartWith, ['allowedClients']);
