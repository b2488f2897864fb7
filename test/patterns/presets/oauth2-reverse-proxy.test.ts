import { MetricsDiscovery, OAuth2ReverseProxy, type OAuth2ReverseProxyProps } from '../../../src';
import { deployment, newChart, objectOf, podOf } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

const SECRET = { name: 'office-sign-on' };

function chartWith(props: Partial<OAuth2ReverseProxyProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  const ports = [{ containerPort: 8080, name: 'http' }];
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
  new OAuth2ReverseProxy(web, 'sign-on', {
    upstream: { number: 8080 },
    issuerUrl: 'https://sso.example.com/realms/shop',
    publicUrl: 'https://office.example.com',
    clientId: 'office',
    clientSecret: { secret: SECRET, key: 'client-secret' },
    cookieSecret: { secret: SECRET, key: 'cookie-secret' },
    emailDomains: ['example.com'],
    ...props,
  });
  return chart;
}

function configurationOf(props: Partial<OAuth2ReverseProxyProps> = {}): string {
  return objectOf(chartWith(props), 'ConfigMap')['data']['oauth2-proxy.cfg'] as string;
}

test('OAuth2 Proxy stands in front of the app, and its secrets are variables', () => {
  const pod = podOf(chartWith());
  expect(pod['initContainers']).toEqual([
    {
      name: 'sign-on',
      image: 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.3',
      args: ['--config=/etc/oauth2-proxy/oauth2-proxy.cfg'],
      restartPolicy: 'Always',
      env: [
        {
          name: 'OAUTH2_PROXY_CLIENT_SECRET',
          valueFrom: { secretKeyRef: { name: 'office-sign-on', key: 'client-secret' } },
        },
        {
          name: 'OAUTH2_PROXY_COOKIE_SECRET',
          valueFrom: { secretKeyRef: { name: 'office-sign-on', key: 'cookie-secret' } },
        },
      ],
      ports: [
        { containerPort: 44180, name: 'metrics' },
        { containerPort: 4180, name: 'http' },
      ],
      volumeMounts: [{ name: 'sign-on-config', mountPath: '/etc/oauth2-proxy', readOnly: true }],
      startupProbe: {
        httpGet: { path: '/ping', port: 4180 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 30,
      },
      resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      securityContext: hardenedAs(65532),
    },
  ]);
  expect(pod['containers'][0].ports).toEqual([{ containerPort: 8080 }]);
});

test('the configuration says who signs in where', () => {
  expect(configurationOf()).toBe(`http_address = ":4180"
metrics_address = ":44180"
upstreams = ["http://127.0.0.1:8080/"]
provider = "oidc"
oidc_issuer_url = "https://sso.example.com/realms/shop"
client_id = "office"
code_challenge_method = "S256"
redirect_url = "https://office.example.com/oauth2/callback"
cookie_secure = true
email_domains = ["example.com"]
skip_provider_button = true
silence_ping_logging = true
`);
});

test('groups, public paths, trusted proxies and other settings are added', () => {
  const text = configurationOf({
    publicUrl: 'http://localhost:8000/',
    allowedGroups: ['O\'Hara, "& sons"'],
    publicPaths: ['/healthz', '/static/', '/a=b.c(1)'],
    trustedProxies: ['10.0.0.0/8', 'fd00::1'],
    listen: 9000,
    metricsPort: 9001,
    config: { cookie_expire: '8h', skip_provider_button: false, oidc_extra_audiences: ['a', 'b'] },
  });
  expect(text.split('\n').slice(7)).toEqual([
    'redirect_url = "http://localhost:8000/oauth2/callback"',
    'cookie_secure = false',
    'email_domains = ["example.com"]',
    String.raw`allowed_groups = ["O'Hara, \"& sons\""]`,
    String.raw`skip_auth_routes = ["^/healthz$", "^/static/", "^/a\\x3db\\.c\\(1\\)$"]`,
    'reverse_proxy = true',
    'trusted_proxy_ips = ["10.0.0.0/8", "fd00::1"]',
    'skip_provider_button = false',
    'silence_ping_logging = true',
    'cookie_expire = "8h"',
    'oidc_extra_audiences = ["a", "b"]',
    '',
  ]);
  expect(text).toContain('http_address = ":9000"\nmetrics_address = ":9001"\n');
});

test('with sessions in Redis, the Pod is ready while Redis answers', () => {
  const chart = chartWith({ sessionRedis: { secret: { name: 'sessions' }, key: 'url' } });
  const [container] = podOf(chart)['initContainers'] as [{ env: unknown[]; readinessProbe: unknown }];
  expect(container.env.at(-1)).toEqual({
    name: 'OAUTH2_PROXY_REDIS_CONNECTION_URL',
    valueFrom: { secretKeyRef: { name: 'sessions', key: 'url' } },
  });
  expect(container.readinessProbe).toEqual({ httpGet: { path: '/ready', port: 4180 }, periodSeconds: 5 });
  expect(objectOf(chart, 'ConfigMap')['data']['oauth2-proxy.cfg']).toContain('session_store_type = "redis"\n');
});

test('a monitor finds the metrics', () => {
  const chart = chartWith({ metrics: { discovery: MetricsDiscovery.POD_MONITOR } });
  expect(objectOf(chart, 'PodMonitor')['spec'].podMetricsEndpoints).toEqual([{ port: 'metrics', path: '/metrics' }]);
});

const URL_FORM = 'the URL does not have the form https://HOST/PATH.';

const REFUSED: [Partial<OAuth2ReverseProxyProps>, string, string][] = [
  [{ issuerUrl: 'sso.example.com' }, 'issuerUrl = "sso.example.com"', URL_FORM],
  [{ issuerUrl: 'https://user:secret@sso.example.com' }, 'issuerUrl', URL_FORM],
  [{ issuerUrl: 'https://sso.example.com\n' }, 'issuerUrl = "https://sso.example.com\\n"', URL_FORM],
  [{ publicUrl: 'ftp://office' }, 'publicUrl = "ftp://office"', URL_FORM],
  [
    { publicUrl: 'https://example.com/office' },
    'publicUrl = "https://example.com/office"',
    'OAuth2 Proxy answers at the root of a host, and "https://example.com/office" has a path.',
  ],
  [{ clientId: '' }, 'clientId = ""', 'the text is empty.'],
  [
    { clientSecret: { secret: { name: 'a' }, key: '' } },
    'clientSecret.key = ""',
    'the key of the Secret "a" is empty.',
  ],
  [{ emailDomains: [] }, 'emailDomains = []', '`emailDomains` is empty.'],
  [{ allowedGroups: [] }, 'allowedGroups = []', '`allowedGroups` is empty.'],
  [{ trustedProxies: [] }, 'trustedProxies = []', '`trustedProxies` is empty.'],
  [
    { trustedProxies: ['10.0.0.0/33'] },
    'trustedProxies[0] = "10.0.0.0/33"',
    '"10.0.0.0/33" is neither an IP address nor a network.',
  ],
  [
    { trustedProxies: ['proxy.example.com'] },
    'trustedProxies[0] = "proxy.example.com"',
    '"proxy.example.com" is neither an IP address nor a network.',
  ],
  [
    { publicPaths: ['/a', '/'] },
    'publicPaths[1] = "/"',
    'everything is below "/", so that nobody would have to sign in.',
  ],
  [{ publicPaths: ['^/a'] }, 'publicPaths[0] = "^/a"', '"^/a" is not the path of a request.'],
  [{ listen: 0 }, 'listen = 0', 'the port 0 is not a whole number from 1 to 65535.'],
  [{ metricsPort: 1e9 }, 'metricsPort = 1000000000', 'the port 1000000000 is not a whole number from 1 to 65535.'],
  [
    { config: { reverse_proxy: true } },
    'config.reverse_proxy',
    'the setting `reverse_proxy` must agree with the container.',
  ],
  [
    { config: { signature_key: 'sha1:secret' } },
    'config.signature_key',
    '`signature_key` is a secret, and everybody who reads the ConfigMap would know it.',
  ],
  [
    { config: { upstream_timeouts: '8s' } },
    'config.upstream_timeouts = "8s"',
    'OAuth2 Proxy has no setting `upstream_timeouts` that could be made here.',
  ],
];

testRefusals('OAuth2ReverseProxy', 'sign-on', REFUSED, chartWith);
