import { Duration } from 'cdk8s';
import { GhostunnelAmbassador, GracefulShutdown, type GhostunnelAmbassadorProps } from '../../../src';
import { deployment, newChart, podOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

const CA = { secret: { name: 'orders-tls' }, key: 'ca.crt' };

function chartWith(props: Partial<GhostunnelAmbassadorProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  new GhostunnelAmbassador(deployment(chart), 'ledger', {
    listen: 8300,
    host: 'ledger.example.com',
    port: 8443,
    clientVariables: { url: 'LEDGER_URL' },
    ...props,
  });
  return chart;
}

function argumentsOf(props: Partial<GhostunnelAmbassadorProps>): string[] {
  return podOf(chartWith(props))['initContainers'][0].args as string[];
}

test('ghostunnel shows a certificate to a service and checks that of the service', () => {
  const pod = podOf(chartWith({ ca: CA, certificate: { name: 'orders-tls' } }));
  expect(pod['initContainers']).toEqual([
    {
      name: 'ledger',
      image: 'ghostunnel/ghostunnel:v1.11.1-distroless',
      args: [
        'client',
        '--listen=127.0.0.1:8300',
        '--target=ledger.example.com:8443',
        '--cert=/etc/ghostunnel-tls/tls.crt',
        '--key=/etc/ghostunnel-tls/tls.key',
        '--cacert=/etc/ghostunnel-ca/ca.crt',
        '--skip-resolve',
        '--timed-reload=300s',
        '--shutdown-timeout=15s',
        '--status=http://:6060',
      ],
      restartPolicy: 'Always',
      ports: [{ containerPort: 8300 }, { containerPort: 6060, name: 'metrics' }],
      volumeMounts: [
        { name: 'ledger-ca', mountPath: '/etc/ghostunnel-ca', readOnly: true },
        { name: 'ledger-certificate', mountPath: '/etc/ghostunnel-tls', readOnly: true },
      ],
      startupProbe: {
        httpGet: { path: '/_metrics/prometheus', port: 6060 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 30,
      },
      resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      securityContext: hardenedAs(65532),
    },
  ]);
  expect(pod['containers'][0].env).toEqual([{ name: 'LEDGER_URL', value: 'http://127.0.0.1:8300' }]);
});

test('it needs no certificate of its own, and addresses are written as they must be', () => {
  const args = argumentsOf({
    host: 'fd00::1',
    serverName: 'ledger.example.com',
    allowedServers: { uris: ['spiffe://example.com/ledger'] },
    drainTimeout: Duration.seconds(5),
    flags: { 'skip-resolve': false, proxy: 'http://proxy.example.com:3128' },
  });
  expect(args).toEqual([
    'client',
    '--listen=127.0.0.1:8300',
    '--target=[fd00::1]:8443',
    '--disable-authentication',
    '--override-server-name=ledger.example.com',
    '--no-skip-resolve',
    '--timed-reload=300s',
    '--shutdown-timeout=5s',
    '--status=http://:6060',
    '--proxy=http://proxy.example.com:3128',
    '--verify-uri=spiffe://example.com/ledger',
  ]);
});

test('its stop counts as its drain timeout and a little more', () => {
  const graceWith = (props: Partial<GhostunnelAmbassadorProps>): unknown => {
    const chart = chartWith(props);
    const web = chart.node.findChild('web');
    new GracefulShutdown(web, 'stop', { drain: Duration.seconds(10), timeout: Duration.seconds(30) });
    return podOf(chart)['terminationGracePeriodSeconds'];
  };
  expect(graceWith({})).toBe(57);
  expect(graceWith({ drainTimeout: Duration.seconds(20) })).toBe(62);
});

test('only the clients that are named get the variables', () => {
  const chart = newChart();
  const containers = ['web', 'jobs'].map((name) => ({ name, image: 'shop:1' }));
  new GhostunnelAmbassador(deployment(chart, 'web', { containers }), 'ledger', {
    listen: 8300,
    host: '10.0.0.1',
    port: 8443,
    clientVariables: { address: 'LEDGER' },
    clients: ['jobs'],
  });
  const [web, jobs] = podOf(chart)['containers'] as Json[];
  expect([web?.['env'], jobs?.['env']]).toEqual([undefined, [{ name: 'LEDGER', value: '127.0.0.1:8300' }]]);
});

const REFUSED: [Partial<GhostunnelAmbassadorProps>, string, string][] = [
  [{ host: 'https://ledger' }, 'host = "https://ledger"', '"https://ledger" is neither a DNS name nor an IP address.'],
  [{ port: NaN }, 'port = NaN', 'the port NaN is not a whole number from 1 to 65535.'],
  [{ listen: 65536 }, 'listen = 65536', 'the port 65536 is not a whole number from 1 to 65535.'],
  [{ serverName: '' }, 'serverName = ""', '"" is neither a DNS name nor an IP address.'],
  [{ allowedServers: {} }, 'allowedServers = {}', 'there is no name that a certificate could have.'],
  [
    { flags: { 'verify-cn': 'a' } },
    'flags[\'verify-cn\'] = "a"',
    'the flag `--verify-cn` must agree with the container.',
  ],
  [
    { flags: { 'timed-reloads': '1s' } },
    'flags[\'timed-reloads\'] = "1s"',
    'ghostunnel has no flag `--timed-reloads` that could be set here.',
  ],
];

testRefusals('GhostunnelAmbassador', 'ledger', REFUSED, chartWith);
