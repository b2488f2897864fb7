import { Adapter, AdapterSource, Ambassador, Sidecar, type LocalhostVariables } from '../../src';
import { deployment, messageOf, newChart, podOf, type Json } from '../template/support';

const PLAIN = { image: 'pgbouncer:1', securityContext: { hardened: false } };
const secret = { name: 'orders-pg' };

/** The variables of the app beside an ambassador on port 6432. */
function clientEnv(clientVariables: LocalhostVariables, env?: readonly Json[]): unknown {
  const chart = newChart();
  const web = { name: 'web', image: 'shop:1', ...(env && { env }) };
  new Ambassador(deployment(chart, 'web', { containers: [web] }), 'database', {
    ...PLAIN,
    listen: { number: 6432 },
    clientVariables,
  });
  return podOf(chart)['containers'][0].env as unknown;
}

const reference = (name: string, key: string): Json => ({
  name,
  valueFrom: { secretKeyRef: { name: 'orders-pg', key } },
});

test('a URL names user and password by variables from a Secret, which stand before it', () => {
  const env = clientEnv({
    url: 'DATABASE_URL',
    urlScheme: 'postgres',
    urlUser: { secret, key: 'username' },
    urlPassword: { secret, key: 'password' },
    urlPath: 'shop',
    urlQuery: { sslmode: 'disable' },
  });
  expect(env).toEqual([
    reference('DATABASE_URL_USER', 'username'),
    reference('DATABASE_URL_PASSWORD', 'password'),
    {
      name: 'DATABASE_URL',
      value: 'postgres://$(DATABASE_URL_USER):$(DATABASE_URL_PASSWORD)@127.0.0.1:6432/shop?sslmode=disable',
    },
  ]);
});

test('parameters of a URL from Secrets are variables that stand before it, in their order', () => {
  const env = clientEnv({
    url: 'DATABASE_URL',
    urlPassword: { secret, key: 'password' },
    urlQuery: { token: { secret, key: 'ssl' }, sslmode: 'require', password: { secret, key: 'other' } },
  });
  expect(env).toEqual([
    reference('DATABASE_URL_PASSWORD', 'password'),
    reference('DATABASE_URL_QUERY_TOKEN', 'ssl'),
    reference('DATABASE_URL_QUERY_PASSWORD', 'other'),
    {
      name: 'DATABASE_URL',
      value:
        'http://:$(DATABASE_URL_PASSWORD)@127.0.0.1:6432?token=$(DATABASE_URL_QUERY_TOKEN)&sslmode=require&password=$(DATABASE_URL_QUERY_PASSWORD)',
    },
  ]);
});

test.each<[string, Omit<LocalhostVariables, 'url'>, string]>([
  ['no parts', {}, 'http://127.0.0.1:6432'],
  ['a scheme', { urlScheme: 'jdbc:postgresql' }, 'jdbc:postgresql://127.0.0.1:6432'],
  ['a user alone', { urlUser: 'shop' }, 'http://shop@127.0.0.1:6432'],
  ['a password alone', { urlPassword: { secret, key: 'password' } }, 'http://:$(URL_PASSWORD)@127.0.0.1:6432'],
  ['a path that begins with a slash', { urlPath: '/v1/shop' }, 'http://127.0.0.1:6432/v1/shop'],
  ['an empty path', { urlPath: '' }, 'http://127.0.0.1:6432'],
  ['a path from a Secret', { urlPath: { secret, key: 'database' } }, 'http://127.0.0.1:6432/$(URL_PATH)'],
  ['no parameters', { urlQuery: {} }, 'http://127.0.0.1:6432'],
  [
    'a parameter from a Secret',
    { urlQuery: { a: '1', 'api-key': { secret, key: 'token' } } },
    'http://127.0.0.1:6432?a=1&api-key=$(URL_QUERY_API_KEY)',
  ],
  ['parameters in their order', { urlQuery: { b: '1', a: 'x y' } }, 'http://127.0.0.1:6432?b=1&a=x%20y'],
  [
    'texts that have characters of URLs and of Kubernetes',
    { urlUser: 'a@b/c', urlPath: 'x?y/$(HOME)', urlQuery: { 'k=': '&$$' } },
    'http://a%40b%2Fc@127.0.0.1:6432/x%3Fy/%24(HOME)?k%3D=%26%24%24',
  ],
])('a URL with %s', (_name, parts, value) => {
  expect((clientEnv({ url: 'URL', ...parts }) as Json[]).find(({ name }) => name === 'URL')).toEqual({
    name: 'URL',
    value,
  });
});

test('an adapter gets the URL of the port that it reads', () => {
  const chart = newChart();
  new Adapter(deployment(chart), 'metrics', {
    ...PLAIN,
    source: AdapterSource.fromPort(5432, {
      undeclared: true,
      url: 'DATA_SOURCE_NAME',
      urlScheme: 'postgresql',
      urlUser: 'exporter',
      urlPassword: { secret, key: 'exporter' },
      urlPath: 'postgres',
    }),
  });
  expect(podOf(chart)['initContainers'][0].env).toEqual([
    reference('DATA_SOURCE_NAME_PASSWORD', 'exporter'),
    {
      name: 'DATA_SOURCE_NAME',
      value: 'postgresql://exporter:$(DATA_SOURCE_NAME_PASSWORD)@127.0.0.1:5432/postgres',
    },
  ]);
});

describe('a variable of the app', () => {
  test('names the URL, and stands after it and what it names', () => {
    const env = clientEnv({ url: 'URL', urlPassword: { secret, key: 'password' } }, [
      { name: 'POOL', value: '$(URL)?pool=5' },
    ]);
    expect(env).toEqual([
      reference('URL_PASSWORD', 'password'),
      { name: 'URL', value: 'http://:$(URL_PASSWORD)@127.0.0.1:6432' },
      { name: 'POOL', value: '$(URL)?pool=5' },
    ]);
  });

  test('names a part of the URL from a Secret, and stands after it', () => {
    const env = clientEnv({ url: 'URL', urlQuery: { key: { secret, key: 'token' } } }, [
      { name: 'HEADER', value: 'Bearer $(URL_QUERY_KEY)' },
    ]);
    expect(env).toEqual([
      reference('URL_QUERY_KEY', 'token'),
      { name: 'HEADER', value: 'Bearer $(URL_QUERY_KEY)' },
      { name: 'URL', value: 'http://127.0.0.1:6432?key=$(URL_QUERY_KEY)' },
    ]);
  });

  test('that escapes the name does not pull it forward', () => {
    expect(clientEnv({ host: 'DB' }, [{ name: 'HELP', value: 'set $$(DB)' }])).toEqual([
      { name: 'HELP', value: 'set $$(DB)' },
      { name: 'DB', value: '127.0.0.1' },
    ]);
  });
});

test.each<[string, LocalhostVariables, string]>([
  [
    'a part without a URL',
    { host: 'DB', urlPath: 'shop' },
    `\`urlPath\` is a part of a URL, and no variable is to have the URL.
  at:  test/web/database
  in:  Ambassador.clientVariables.urlPath
  fix: name the variable, as in \`url: 'DATABASE_URL'\`.`,
  ],
  [
    'a scheme with its slashes',
    { url: 'URL', urlScheme: 'postgres://' },
    `"postgres://" is not the scheme of a URL.
  at:  test/web/database
  in:  Ambassador.clientVariables.urlScheme = "postgres://"
  fix: write letters, digits, "+", "-" and "." without "://", as in \`postgres\`.`,
  ],
  [
    'a parameter without a name',
    { url: 'URL', urlQuery: { ' ': 'x' } },
    `a parameter of the URL in "URL" has no name.
  at:  test/web/database
  in:  Ambassador.clientVariables.urlQuery[' ']
  fix: name it, as in \`urlQuery: { sslmode: 'disable' }\`.`,
  ],
  [
    'a pair of parameters from Secrets whose variables would have one name',
    { url: 'URL', urlQuery: { 'api-key': { secret, key: 'token' }, API_KEY: { secret, key: 'other' } } },
    `two parameters of the URL in "URL" would get the variable "URL_QUERY_API_KEY" for their values from Secrets.
  at:  test/web/database
  in:  Ambassador.clientVariables.urlQuery['API_KEY']
  fix: give them names that differ in letters or digits, without regard to case.`,
  ],
  [
    'half a character',
    { url: 'URL', urlPath: '\ud800' },
    `a part of the URL in "URL" has half of a UTF-16 pair, which cannot be percent-encoded.
  at:  test/web/database
  in:  Ambassador.clientVariables.urlPath
  fix: correct the text.`,
  ],
])('%s is refused', (_name, clientVariables, text) => {
  expect(messageOf(() => clientEnv(clientVariables))).toBe(`1 finding:\n\nerror localhost-variables: ${text}`);
});

test('a password as text is refused, since it would stand in the manifest', () => {
  const urlPassword = 'hunter2' as never;
  expect(messageOf(() => clientEnv({ url: 'URL', urlPassword }))).toBe(`1 finding:

error option-type: \`clientVariables.urlPassword\` must be the key of a Secret, and is a string.
  at:  test/web/database
  in:  Ambassador.clientVariables.urlPassword
  fix: write it as in { secret: { name: 'database' }, key: 'password' }.`);
});

describe('variables that override', () => {
  test('replace those of the app in their place, value and reference as a whole', () => {
    const env = [
      { name: 'HOST', valueFrom: { configMapKeyRef: { name: 'shop', key: 'host' } } },
      { name: 'URL', value: 'http://$(HOST)' },
    ];
    expect(clientEnv({ host: 'HOST', port: 'PORT', override: true }, env)).toEqual([
      { name: 'HOST', value: '127.0.0.1' },
      { name: 'URL', value: 'http://$(HOST)' },
      { name: 'PORT', value: '6432' },
    ]);
  });

  test('come before what names them, also if all of them were there', () => {
    const env = [
      { name: 'URL', value: 'postgres://pg.prod/shop' },
      { name: 'LEVEL', value: 'info' },
      { name: 'URL_PASSWORD', value: 'x' },
    ];
    expect(clientEnv({ url: 'URL', urlPassword: { secret, key: 'password' }, override: true }, env)).toEqual([
      reference('URL_PASSWORD', 'password'),
      { name: 'URL', value: 'http://:$(URL_PASSWORD)@127.0.0.1:6432' },
      { name: 'LEVEL', value: 'info' },
    ]);
  });

  test('come after a part of their own that was there behind them', () => {
    const env = [{ name: 'URL_QUERY_KEY', value: 'x' }];
    const clientVariables = { url: 'URL', urlQuery: { key: { secret, key: 'token' } }, override: true };
    expect(clientEnv(clientVariables, [{ name: 'URL', value: 'http://pg.prod' }, ...env])).toEqual([
      reference('URL_QUERY_KEY', 'token'),
      { name: 'URL', value: 'http://127.0.0.1:6432?key=$(URL_QUERY_KEY)' },
    ]);
  });

  test('replace all of one name', () => {
    const env = ['a', 'b'].map((value) => ({ name: 'HOST', value }));
    expect(clientEnv({ host: 'HOST', override: true }, env)).toEqual([{ name: 'HOST', value: '127.0.0.1' }]);
  });

  test('replace one that a later line adds, and one of a helper', () => {
    const chart = newChart();
    const web = deployment(chart);
    const clients = ['web', 'worker'];
    const clientVariables = { host: 'HOST', override: true };
    const { podTemplate } = new Ambassador(web, 'proxy', {
      ...PLAIN,
      listen: { number: 81 },
      clientVariables,
      clients,
    });
    podTemplate.addEnv('web', { name: 'HOST', value: 'pg.prod' });
    new Sidecar(web, 'worker', { ...PLAIN, envVariables: { HOST: { value: 'pg.prod' } } });
    const { containers, initContainers } = podOf(chart);
    const env = [{ name: 'HOST', value: '127.0.0.1' }];
    expect([containers[0].env, initContainers[1].env]).toEqual([env, env]);
  });

  test('replace those of an adapter that reads a port', () => {
    const chart = newChart();
    new Adapter(deployment(chart), 'metrics', {
      ...PLAIN,
      envVariables: { TARGET: { value: 'pg.prod' } },
      source: AdapterSource.fromPort(5432, { undeclared: true, host: 'TARGET', override: true }),
    });
    expect(podOf(chart)['initContainers'][0].env).toEqual([{ name: 'TARGET', value: '127.0.0.1' }]);
  });
});
