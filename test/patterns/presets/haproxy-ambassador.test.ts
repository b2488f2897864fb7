import { Duration } from 'cdk8s';
import {
  HaproxyAmbassador,
  HaproxyBalance,
  HaproxyProtocol,
  MetricsDiscovery,
  type HaproxyAmbassadorProps,
} from '../../../src';
import { deployment, newChart, objectOf, podOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

const SERVERS = ['a', 'b'].map((name) => ({ host: `payments-${name}.example.com`, port: 8080 }));

function chartWith(props: Partial<HaproxyAmbassadorProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  new HaproxyAmbassador(deployment(chart), 'payments', {
    listen: 8300,
    servers: SERVERS,
    clientVariables: { url: 'PAYMENTS_URL' },
    ...props,
  });
  return chart;
}

function configurationOf(chart: ReturnType<typeof newChart>): string {
  return objectOf(chart, 'ConfigMap')['data']['haproxy.cfg'] as string;
}

/** The lines of the servers and what stands before them in their section. */
function backendOf(props: Partial<HaproxyAmbassadorProps>): string {
  return configurationOf(chartWith(props)).split('\nbackend servers\n')[1] ?? '';
}

test('HAProxy needs the servers and how the app finds it', () => {
  const pod = podOf(chartWith());
  expect(pod['initContainers']).toEqual([
    {
      name: 'payments',
      image: 'haproxy:3.4.3',
      command: ['haproxy', '-db', '-f', '/etc/haproxy/haproxy.cfg'],
      restartPolicy: 'Always',
      ports: [{ containerPort: 8300 }, { containerPort: 8404, name: 'metrics' }],
      volumeMounts: [{ name: 'payments-config', mountPath: '/etc/haproxy', readOnly: true }],
      startupProbe: {
        httpGet: { path: '/healthz', port: 8404 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 31,
      },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      securityContext: hardenedAs(99),
    },
  ]);
  expect(pod['containers'][0].env).toEqual([{ name: 'PAYMENTS_URL', value: 'http://127.0.0.1:8300' }]);
});

test('the configuration balances requests, and repeats those that may be', () => {
  expect(configurationOf(chartWith())).toBe(`global
  log stdout format raw local0
  maxconn 1000
  nbthread 2
  hard-stop-after 15s

defaults
  mode http
  log global
  option httplog
  timeout connect 5000ms
  timeout client 60000ms
  timeout server 60000ms
  retries 3
  option redispatch 1

resolvers dns
  parse-resolv-conf
  hold valid 10s
  accepted_payload_size 8192

frontend health
  mode http
  bind :8404
  option dontlog-normal
  monitor-uri /healthz
  http-request use-service prometheus-exporter if '{' path /metrics '}'
  timeout client 10s

frontend app
  bind 127.0.0.1:8300
  default_backend servers

backend servers
  balance roundrobin
  retry-on conn-failure empty-response response-timeout
  http-request disable-l7-retry unless METH_GET
  default-server check inter 2s fall 3 rise 2 on-marked-down shutdown-sessions
  server server-1 payments-a.example.com:8080 resolvers dns init-addr last,libc,none
  server server-2 payments-b.example.com:8080 resolvers dns init-addr last,libc,none
`);
});

test('servers with one name are called by it, and their certificates must have it', () => {
  const servers = [{ host: 'payments.example.com', port: 443 }];
  const ca = { secret: { name: 'payments-ca' }, key: 'ca.pem' };
  const tls = { ca, clientCertificate: { secret: { name: 'shop' }, key: 'tls.pem' } };
  expect(backendOf({ servers, tls, checkPath: '/ready' })).toBe(`  balance roundrobin
  retry-on conn-failure empty-response response-timeout
  http-request disable-l7-retry unless METH_GET
  http-request set-header Host payments.example.com
  option httpchk
  http-check send meth GET uri /ready ver HTTP/1.1 hdr Host payments.example.com
  default-server check inter 2s fall 3 rise 2 on-marked-down shutdown-sessions
  server server-1 payments.example.com:443 ssl verify required ca-file /etc/haproxy-ca/ca.crt verifyhost payments.example.com sni 'str(payments.example.com)' check-sni payments.example.com crt /etc/haproxy-client/client.pem resolvers dns init-addr last,libc,none
`);
  const mounts = podOf(chartWith({ servers, tls }))['initContainers'][0].volumeMounts as Json[];
  expect(mounts.slice(1)).toEqual([
    { name: 'payments-ca', mountPath: '/etc/haproxy-ca', readOnly: true },
    { name: 'payments-client', mountPath: '/etc/haproxy-client', readOnly: true },
  ]);
});

test('connections are balanced as a whole over TCP, and addresses need no names', () => {
  const servers = [
    { host: '10.0.0.1', port: 5432, weight: 2 },
    { host: 'fd00::1', port: 5432, backup: true },
  ];
  const balance = HaproxyBalance.FIRST;
  const text = configurationOf(chartWith({ servers, protocol: HaproxyProtocol.TCP, balance }));
  expect(text).not.toContain('resolvers');
  expect(text).toContain(
    '  mode tcp\n  log global\n  option tcplog\n  timeout connect 5000ms\n  timeout client 3600000ms',
  );
  expect(text.split('\nbackend servers\n')[1]).toBe(`  balance first
  default-server check inter 2s fall 3 rise 2 on-marked-down shutdown-sessions
  server server-1 10.0.0.1:5432 weight 2
  server server-2 ipv6@fd00::1:5432 backup
`);
});

test('lines of the user come after those of the preset, and other sections are added', () => {
  const text = configurationOf(
    chartWith({
      connectTimeout: Duration.millis(1500),
      idleTimeout: Duration.seconds(5),
      maxConnections: 50,
      config: [
        { type: 'global', lines: [['tune.bufsize', 32768]] },
        { type: 'peers', name: 'others', lines: [['bind', ':10000']] },
      ],
    }),
  );
  expect(text).toContain('maxconn 50\n  nbthread 2\n  hard-stop-after 15s\n  tune.bufsize 32768\n\ndefaults');
  expect(text).toContain('timeout connect 1500ms\n  timeout client 5000ms\n  timeout server 5000ms');
  expect(text).toMatch(/\npeers others\n {2}bind :10000\n$/);
});

test('the metrics are on the port of the probes', () => {
  const chart = chartWith({ healthPort: 9000, metrics: { discovery: MetricsDiscovery.POD_MONITOR } });
  expect(podOf(chart)['initContainers'][0]).toMatchObject({
    ports: [{}, { containerPort: 9000, name: 'metrics' }],
    startupProbe: { httpGet: { port: 9000 } },
  });
  expect(configurationOf(chart)).toContain('bind :9000');
  expect(objectOf(chart, 'PodMonitor')['spec'].podMetricsEndpoints).toEqual([{ port: 'metrics', path: '/metrics' }]);
});

const REFUSED: [Partial<HaproxyAmbassadorProps>, string, string][] = [
  [{ servers: [] }, 'servers = []', 'there is no server that HAProxy could forward to.'],
  [
    { servers: [{ host: 'a.example.com\n', port: 1 }] },
    'servers[0].host = "a.example.com\\n"',
    '"a.example.com\\n" is neither a DNS name nor an IP address.',
  ],
  [
    { servers: [{ host: 'payments', port: 1 }] },
    'servers[0].host = "payments"',
    'HAProxy looks "payments" up as it is, without the search domains of the Pod, and does not find it.',
  ],
  [
    { servers: [{ host: 'payments.bank.svc', port: 1 }] },
    'servers[0].host = "payments.bank.svc"',
    'HAProxy looks "payments.bank.svc" up as it is, without the search domains of the Pod, and does not find it.',
  ],
  [
    { servers: [{ host: 'a.example.com', port: 70000 }] },
    'servers[0].port = 70000',
    'the port 70000 is not a whole number from 1 to 65535.',
  ],
  [
    { servers: [{ host: 'a.example.com', port: 1, weight: 0 }] },
    'servers[0].weight = 0',
    'the weight 0 is not a whole number from 1 to 256.',
  ],
  [{ serverName: 'a b' }, 'serverName = "a b"', '"a b" is neither a DNS name nor an IP address.'],
  [{ checkPath: 'ready' }, 'checkPath = "ready"', '"ready" is not the path of a request.'],
  [{ checkPath: '/a b' }, 'checkPath = "/a b"', '"/a b" is not the path of a request.'],
  [
    { checkPath: '/ready', protocol: HaproxyProtocol.TCP },
    'checkPath = "/ready"',
    'a server is asked for a path only over HTTP, and the protocol is TCP.',
  ],
  [{ maxConnections: 0 }, 'maxConnections = 0', '0 is not a number of connections, which is whole and at least 1.'],
];

testRefusals('HaproxyAmbassador', 'payments', REFUSED, chartWith);
