import { Duration, Size } from 'cdk8s';
import { Findings, NginxReverseProxy, type NginxReverseProxyProps } from '../../../src';
import { deployment, newChart, objectOf, podOf, type Json } from '../../template/support';
import { hardenedAs, refusalBy } from './support';

function chartWith(props: Partial<NginxReverseProxyProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  const ports = [{ containerPort: 8080, name: 'http' }, { containerPort: 9001 }, { containerPort: 9002 }];
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
  new NginxReverseProxy(web, 'front', { upstream: { number: 8080 }, ...props });
  return chart;
}

function configurationOf(chart: ReturnType<typeof newChart>): string {
  return objectOf(chart, 'ConfigMap')['data']['nginx.conf'] as string;
}

function volumeOf(chart: ReturnType<typeof newChart>, volume: string): Json | undefined {
  return (podOf(chart)['volumes'] as Json[]).find(({ name }) => name === volume);
}

const TLS = { certificate: { name: 'shop-tls' } };

test('nginx terminates TLS with a certificate, and takes over the name of the port', () => {
  const pod = podOf(chartWith({ tls: TLS }));
  expect(pod['initContainers']).toEqual([
    {
      name: 'front',
      image: 'nginx:1.30.4',
      command: ['nginx', '-e', 'stderr', '-c', '/etc/nginx-proxy/nginx.conf'],
      restartPolicy: 'Always',
      ports: [
        { containerPort: 8443, name: 'http' },
        { containerPort: 8081, name: 'nginx-health' },
      ],
      volumeMounts: [
        { name: 'front-config', mountPath: '/etc/nginx-proxy', readOnly: true },
        { name: 'front-certificate', mountPath: '/etc/nginx-tls', readOnly: true },
        { name: 'front-tmp', mountPath: '/tmp' },
      ],
      startupProbe: {
        httpGet: { path: '/healthz', port: 8081 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 31,
      },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      securityContext: hardenedAs(101),
    },
  ]);
  expect((pod['volumes'] as Json[]).filter(({ configMap }) => !configMap)).toEqual([
    { name: 'front-certificate', secret: { secretName: 'shop-tls' } },
    { name: 'front-tmp', emptyDir: { sizeLimit: '16Mi' } },
  ]);
  expect(pod['containers'][0].ports[0]).toEqual({ containerPort: 8080 });
});

test('the configuration forwards what the client asked for, and writes nothing of it to disk', () => {
  expect(configurationOf(chartWith({ tls: TLS }))).toBe(`daemon off;
worker_processes 2;
worker_shutdown_timeout 15s;
pid /tmp/nginx.pid;
error_log stderr notice;
events {
  worker_connections 1024;
}
http {
  client_body_temp_path /tmp/client_body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
  access_log /dev/stdout;
  server_tokens off;
  default_type application/octet-stream;
  map $http_upgrade $connection_header {
    default upgrade;
    '' '';
  }
  map '' $certificate_directory {
    default /etc/nginx-tls;
  }
  upstream app {
    server 127.0.0.1:8080 max_fails=1 fail_timeout=1s;
    keepalive 32;
  }
  server {
    listen 8443 ssl;
    ssl_certificate $certificate_directory/tls.crt;
    ssl_certificate_key $certificate_directory/tls.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:tls:2m;
    client_max_body_size 0;
    proxy_request_buffering off;
    proxy_max_temp_file_size 0;
    proxy_http_version 1.1;
    proxy_connect_timeout 5s;
    proxy_read_timeout 60s;
    proxy_send_timeout 60s;
    proxy_next_upstream error timeout http_502;
    proxy_set_header Host $http_host;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_header;
    location '^~' / {
      proxy_pass http://app;
    }
  }
  server {
    listen 8081;
    access_log off;
    location = /healthz {
      return 200;
    }
    location = /stub_status {
      stub_status;
    }
    location / {
      return 404;
    }
  }
}
`);
});

test('clients need a certificate if an authority for them is named', () => {
  const clientCa = { secret: { name: 'partners' }, key: 'ca.pem' };
  const chart = chartWith({ tls: { ...TLS, clientCa } });
  expect(configurationOf(chart)).toContain(`    ssl_client_certificate /etc/nginx-client-ca/ca.crt;
    ssl_verify_client on;
`);
  expect(volumeOf(chart, 'front-client-ca')).toEqual({
    name: 'front-client-ca',
    secret: { secretName: 'partners', items: [{ key: 'ca.pem', path: 'ca.crt' }] },
  });
});

test('a cache keeps what nobody signed in for, on a volume with room for what is dropped later', () => {
  const chart = chartWith({ cache: { size: Size.mebibytes(100), keepFor: Duration.minutes(5) } });
  expect(configurationOf(chart))
    .toContain(`  proxy_cache_path /var/cache/nginx levels=1:2 keys_zone=answers:10m max_size=100m inactive=1d use_temp_path=off;
  proxy_cache answers;
  proxy_cache_key $scheme$http_host$request_uri;
  proxy_cache_bypass $http_authorization $http_cookie;
  proxy_no_cache $http_authorization $http_cookie;
  proxy_cache_lock on;
  proxy_cache_use_stale error timeout updating http_502 http_503 http_504;
  add_header X-Cache-Status $upstream_cache_status;
  proxy_cache_valid 200 301 404 300s;
`);
  expect(volumeOf(chart, 'front-var-cache-nginx')).toEqual({
    name: 'front-var-cache-nginx',
    emptyDir: { sizeLimit: '125Mi' },
  });
  expect(configurationOf(chartWith({ cache: {} }))).not.toContain('proxy_cache_valid');
});

test('a route leads to ports of its own', () => {
  const text = configurationOf(chartWith({ routes: [{ path: '/api/{x}/', ports: [9001, 9002] }] }));
  expect(text).toContain(`  upstream route-1 {
    server 127.0.0.1:9001 max_fails=1 fail_timeout=1s;
    server 127.0.0.1:9002 max_fails=1 fail_timeout=1s;
    keepalive 32;
  }
`);
  expect(text).toContain(`    location '^~' '/api/{x}/' {
      proxy_pass http://route-1;
    }
`);
});

test('a route to a port that no container declares is found', () => {
  const found = Findings.of(chartWith({ routes: [{ path: '/api/', ports: [9009] }] }));
  expect(found.map(({ rule, message }) => [rule, message])).toEqual([
    [
      'upstream-port',
      'no container of the app declares the port 9009, to which the proxy forwards: they declare 8080, 9001 and 9002.',
    ],
  ]);
});

test('directives of the user replace those with the same first word, and locations are added', () => {
  const text = configurationOf(
    chartWith({
      listen: 9443,
      healthPort: 9444,
      idleTimeout: Duration.seconds(5),
      httpConfig: [{ words: ['server_tokens', 'on'] }],
      serverConfig: [
        { words: ['client_max_body_size', '1m'] },
        {
          words: ['location', '=', '/robots.txt'],
          block: [{ words: ['return', 200, "User-agent: *\nDisallow: '/'"] }],
        },
      ],
    }),
  );
  expect(text.match(/server_tokens.*|client_max_body_size.*|listen.*|proxy_read_timeout.*/g)).toEqual([
    'listen 9443;',
    'proxy_read_timeout 5s;',
    'client_max_body_size 1m;',
    'listen 9444;',
    'server_tokens on;',
  ]);
  expect(text).toContain(String.raw`      return 200 'User-agent: *
Disallow: \'/\'';
`);
  expect(text.match(/location '\^~' \//g)).toHaveLength(1);
});

const REFUSED: [NginxReverseProxyProps['routes'], string, string][] = [
  [
    [{ path: '/', ports: [9001] }],
    'routes[0].path = "/"',
    'every request begins with "/", and those without a route go to the `upstream` port.',
  ],
  [[{ path: 'api', ports: [9001] }], 'routes[0].path = "api"', '"api" is not the path of a request.'],
  [[{ path: '/a\nb', ports: [9001] }], 'routes[0].path = "/a\\nb"', '"/a\\nb" is not the path of a request.'],
  [[{ path: '/a', ports: [] }], 'routes[0].ports = []', 'the route leads to no port.'],
  [[{ path: '/a', ports: [0] }], 'routes[0].ports[0] = 0', 'the port 0 is not a whole number from 1 to 65535.'],
  [
    [
      { path: '/a', ports: [9001] },
      { path: '/a', ports: [9002] },
    ],
    'routes[1].path = "/a"',
    'there are two routes for "/a".',
  ],
];

test.each(REFUSED)('the routes %j are refused', (routes, place, message) => {
  expect(refusalBy(() => chartWith({ routes: routes ?? [] }))).toEqual({
    message,
    at: 'test/web/front',
    in: `NginxReverseProxy.${place}`,
  });
});

test.each<[Partial<NginxReverseProxyProps>, string, string]>([
  [{ listen: NaN }, 'listen = NaN', 'the port NaN is not a whole number from 1 to 65535.'],
  [{ healthPort: -1 }, 'healthPort = -1', 'the port -1 is not a whole number from 1 to 65535.'],
  [
    { cache: { size: Size.mebibytes(0) } },
    'cache.size = "0Mi"',
    '0Mi is not a size of a cache, which is at least 1Mi.',
  ],
  [
    { tls: { certificate: { name: 'Shop TLS' } } },
    'tls.certificate.name = "Shop TLS"',
    'the name "Shop TLS" of the Secret is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".',
  ],
  [
    { tls: { ...TLS, clientCa: { secret: { name: 'ca' }, key: 'a b' } } },
    'tls.clientCa.key = "a b"',
    '"a b" is not a key of the Secret "ca": a key has letters, digits, "-", "_" and ".".',
  ],
])('the option of %j is refused by its name', (props, place, message) => {
  expect(refusalBy(() => chartWith(props))).toEqual({
    message,
    at: 'test/web/front',
    in: `NginxReverseProxy.${place}`,
  });
});

test('a port of the app that nginx takes for its health leads to the option', () => {
  const chart = newChart();
  const ports = [{ containerPort: 8080 }, { containerPort: 8081, name: 'status' }];
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
  new NginxReverseProxy(web, 'front', { upstream: { number: 8080 } });
  const [found] = Findings.of(chart).filter(({ rule }) => rule === 'duplicate-port');
  expect(found?.code).toBe('`healthPort: 8082` moves the port at which nginx answers for itself.');
});
