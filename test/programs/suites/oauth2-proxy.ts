import { OAuth2ReverseProxy, type OAuth2ReverseProxyProps } from '../../../src';
import { HOSTILE_VALUES, UNWRITABLE_VALUES } from '../../patterns/config/hostile-values';
import type { RunningContainer } from '../container';
import { Backend } from '../counterparts/backend';
import { ask, type Reply } from '../counterparts/client';
import { IdentityProvider, type Person } from '../counterparts/identity-provider';
import { Redis } from '../counterparts/redis';
import { metricsProblem } from '../metrics';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { checkEnd, lastLine, startHelper } from '../start-pod';
import { check, checkEqual, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

/** OAuth2 Proxy in front of a web server, with a provider of OpenID Connect and a Redis. */
export const OAUTH2_PROXY: ProgramSuite = {
  name: 'oauth2-proxy',
  programs: ['oauth2-proxy', 'redis-server', 'promtool'],
  run: async (bench) => {
    const provider = new IdentityProvider(9300, { id: 'office', secret: 'right' });
    const app = new Backend('app', 8080);
    await withoutProvider(bench, provider);
    await provider.start();
    await hostileValues(bench, provider);
    await signingIn(bench, provider, app);
    await openPaths(bench, provider, app);
    await otherProxies(bench, provider);
    await sessions(bench, provider);
    await stopping(bench, provider, app);
    await Promise.all([provider.stop(), app.stop()]);
  },
};

const PROGRAM = 'oauth2-proxy';
const CONFIGURATION = '/etc/oauth2-proxy/oauth2-proxy.cfg';
const ADDRESS = `http://${POD_ADDRESS}:4180`;
const HOST = { Host: 'office.example.com' };
const EMPLOYEE: Person = { email: 'kim@example.com', groups: ['office'] };

/** Every value comes back in the address to which the program sends people who are not signed in. */
async function hostileValues(bench: ProgramBench, provider: IdentityProvider): Promise<void> {
  const all = Object.entries({ ...HOSTILE_VALUES, ...UNWRITABLE_VALUES });
  const values = all.filter(([, value]) => !/\p{Surrogate}/u.test(value));
  const scope = values.map(([, value]) => value).join('\u0001');
  const proxy = await started(bench, provider, { config: { scope, acr_values: 'after' } });
  const { headers } = await ask(ADDRESS, { headers: HOST });
  const { searchParams } = new URL(String(headers.location));
  const read = searchParams.get('scope')?.split('\u0001') ?? [];
  checkEqual(bench, 'there are as many values as were written', read.length, values.length);
  checkEqual(bench, 'what stands behind them is read as well', searchParams.get('acr_values'), 'after');
  for (const [index, [name, value]] of values.entries()) {
    check(bench, `OAuth2 Proxy reads ${name} as it was written`, read[index] === value, [read[index]?.slice(0, 99)]);
  }
  await checkEnd(bench, proxy, 3);
}

function start(
  bench: ProgramBench,
  provider: IdentityProvider,
  props: Partial<OAuth2ReverseProxyProps> = {},
): Promise<RunningContainer> {
  const key = (name: string): OAuth2ReverseProxyProps['clientSecret'] => ({ secret: { name: 'sign-on' }, key: name });
  const objects = objectsWith(
    (workload) =>
      new OAuth2ReverseProxy(workload, 'sign-on', {
        upstream: { number: 8080 },
        issuerUrl: provider.issuer,
        publicUrl: 'https://office.example.com',
        clientId: 'office',
        clientSecret: key('client'),
        cookieSecret: key('cookie'),
        emailDomains: ['example.com'],
        ...props,
      }),
  );
  const secret = {
    client: 'right',
    cookie: '0123456789abcdef0123456789abcdef',
    redis: 'redis://:secret@127.0.0.1:6379',
  };
  return startHelper(bench, 'sign-on', objects, { secrets: { 'sign-on': secret }, entrypoint: [PROGRAM] });
}

async function started(
  bench: ProgramBench,
  provider: IdentityProvider,
  props: Partial<OAuth2ReverseProxyProps> = {},
): Promise<RunningContainer> {
  const proxy = await start(bench, provider, props);
  check(bench, 'the startup probe succeeds', await hasStarted(proxy), lastLine(proxy));
  return proxy;
}

async function withoutProvider(bench: ProgramBench, provider: IdentityProvider): Promise<void> {
  const proxy = await start(bench, provider);
  await eventually(() => proxy.hasEnded);
  const { status } = await proxy.stop('SIGTERM');
  checkEqual(bench, 'without the provider it ends, to be started again', status, 1);
  check(bench, 'and its log says why', proxy.log.includes('openid-configuration'), lastLine(proxy));
}

/** Follows the way of a browser: to the provider, back with a code, and to the page. */
async function signIn(provider: IdentityProvider, person: Person, path = '/orders'): Promise<Reply> {
  const first = await ask(`${ADDRESS}${path}`, { headers: HOST });
  const { code, state } = provider.signIn(String(first.headers.location), person);
  const query = new URLSearchParams({ code, state });
  const headers = { ...HOST, Cookie: cookiesOf(first) };
  const second = await ask(`${ADDRESS}/oauth2/callback?${query.toString()}`, { headers });
  if (second.status !== 302) return second;
  return ask(`${ADDRESS}${String(second.headers.location)}`, { headers: { ...HOST, Cookie: cookiesOf(second) } });
}

function cookiesOf({ headers }: Reply): string {
  return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}

async function signingIn(bench: ProgramBench, provider: IdentityProvider, app: Backend): Promise<void> {
  const proxy = await started(bench, provider, { allowedGroups: ['office', 'O\'Hara, "& sons"'] });
  const test = proxy.exec([PROGRAM, `--config=${CONFIGURATION}`, '--config-test']);
  checkEqual(bench, 'the program finds nothing wrong with its configuration', test, 0);
  await app.start();
  const stranger = await ask(`${ADDRESS}/orders`, { headers: HOST });
  const { origin, pathname, searchParams } = new URL(String(stranger.headers.location));
  const sent = [stranger.status, origin + pathname, searchParams.get('redirect_uri')];
  const callback = 'https://office.example.com/oauth2/callback';
  checkEqual(bench, 'who is not signed in is sent to the provider', sent, [
    302,
    `${provider.issuer}/authorize`,
    callback,
  ]);
  const secure = (stranger.headers['set-cookie'] ?? []).every((cookie) => /; Secure/.test(cookie));
  checkEqual(bench, 'its cookies are for HTTPS', secure, true);
  const forged = { ...HOST, Cookie: '_oauth2_proxy=forged', 'X-Forwarded-Email': 'kim@example.com' };
  checkEqual(
    bench,
    'a forged cookie or header helps nobody',
    (await ask(`${ADDRESS}/`, { headers: forged })).status,
    302,
  );
  checkEqual(bench, 'the app was not asked for any of it', app.answered, 0);
  const page = await signIn(provider, EMPLOYEE);
  checkEqual(bench, 'who signs in reaches the app', [page.status, page.body], [200, 'app /orders']);
  checkEqual(bench, 'the app learns who it is', app.last?.headers['x-forwarded-email'], 'kim@example.com');
  const others = [
    await signIn(provider, { ...EMPLOYEE, email: 'kim@example.org' }),
    await signIn(provider, { ...EMPLOYEE, groups: ['guests'] }),
    await signIn(provider, { ...EMPLOYEE, groups: ['O\'Hara, "& sons"'] }),
  ];
  const statuses = others.map(({ status }) => status);
  checkEqual(
    bench,
    'another domain and another group are turned away, a group with odd characters is not',
    statuses,
    [403, 403, 200],
  );
  await metrics(bench, proxy);
  await checkEnd(bench, proxy, 3);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(proxy, 'startupProbe'), false);
}

async function metrics(bench: ProgramBench, proxy: RunningContainer): Promise<void> {
  const { body } = await ask(`http://${POD_ADDRESS}:44180/metrics`);
  checkEqual(bench, 'Prometheus can read the metrics', metricsProblem(body), '');
  check(bench, 'it takes less memory than its limit', proxy.peakMebibytes < 64, `${proxy.peakMebibytes} MiB`);
  checkEqual(bench, 'the probes are not in its log', proxy.log.includes('/ping'), false);
}

async function openPaths(bench: ProgramBench, provider: IdentityProvider, app: Backend): Promise<void> {
  const proxy = await started(bench, provider, { publicPaths: ['/healthz', '/static/', '/a=b.c'] });
  const statusOf = async (path: string): Promise<number> => (await ask(`${ADDRESS}${path}`, { headers: HOST })).status;
  const open = ['/healthz', '/healthz?x=1', '/static/', '/static/a/b.css', '/a=b.c'];
  checkEqual(bench, 'public paths need no sign-in', await inTurn(open, statusOf), [200, 200, 200, 200, 200]);
  const before = app.answered;
  const closed = ['/health', '/x/healthz', '/?/healthz', '/static', '/x/static/a', '/a=bxc', '/b.c', '/HEALTHZ'];
  const tricks = [
    '/static/../orders',
    '/static/%2e%2e/orders',
    `/static/${encodeURIComponent('../orders')}`,
    '//orders',
    '/healthz/../orders',
  ];
  const statuses = await inTurn([...closed, ...tricks], statusOf);
  checkEqual(bench, 'nothing else is public', [app.answered - before, statuses.includes(200)], [0, false]);
  const forged = { ...HOST, 'X-Forwarded-Email': 'boss@example.com', 'X-Forwarded-User': 'boss' };
  await ask(`${ADDRESS}/healthz`, { headers: forged });
  const { 'x-forwarded-email': email, 'x-forwarded-user': user } = app.last?.headers ?? {};
  checkEqual(bench, 'forged headers do not reach the app on public paths', [email, user], [undefined, undefined]);
  await checkEnd(bench, proxy, 3);
}

async function inTurn(paths: readonly string[], statusOf: (path: string) => Promise<number>): Promise<number[]> {
  const statuses: number[] = [];
  for (const path of paths) statuses.push(await statusOf(path));
  return statuses;
}

/** A proxy says in a header which path was asked for; nobody else may. */
async function otherProxies(bench: ProgramBench, provider: IdentityProvider): Promise<void> {
  const statuses: number[] = [];
  const headers = { ...HOST, 'X-Forwarded-Uri': '/healthz' };
  for (const trustedProxies of [undefined, ['10.0.0.0/8'], ['127.0.0.0/8', '2001:db8::/32']]) {
    const publicPaths = ['/healthz'];
    const proxy = await started(bench, provider, { publicPaths, ...(trustedProxies && { trustedProxies }) });
    statuses.push((await ask(`${ADDRESS}/orders`, { headers })).status);
    await checkEnd(bench, proxy, 3);
  }
  checkEqual(bench, 'only trusted proxies are believed which path is asked for', statuses, [302, 302, 200]);
}

async function sessions(bench: ProgramBench, provider: IdentityProvider): Promise<void> {
  const redis = new Redis(6379, 'secret');
  await redis.start();
  const proxy = await started(bench, provider, { sessionRedis: { secret: { name: 'sign-on' }, key: 'redis' } });
  checkEqual(bench, 'the readiness probe succeeds with Redis', await probe(proxy, 'readinessProbe'), true);
  checkEqual(bench, 'who signs in reaches the app', (await signIn(provider, EMPLOYEE)).status, 200);
  const keys = await redis.command('KEYS', '_oauth2_proxy-*');
  checkEqual(bench, 'one session is in Redis', keys, '*1');
  await redis.stop();
  const ready = [await probe(proxy, 'readinessProbe'), await probe(proxy, 'startupProbe')];
  checkEqual(bench, 'without Redis it is not ready, and goes on', ready, [false, true]);
  await checkEnd(bench, proxy, 3);
}

async function stopping(bench: ProgramBench, provider: IdentityProvider, app: Backend): Promise<void> {
  const proxy = await started(bench, provider, { publicPaths: ['/slow'] });
  const slow = ask(`${ADDRESS}/slow?wait=1000`, { headers: HOST });
  await app.untilAskedFor('/slow');
  const { status, seconds } = await proxy.stop('SIGTERM');
  checkEqual(bench, 'TERM waits for the request under way', (await slow).body, 'app /slow');
  check(bench, 'it ends with it, with status 0', status === 0 && seconds < 4, `${status} after ${seconds} s`);
  await app.stop();
}
