import { Duration, Size } from 'cdk8s';
import { NginxReverseProxy, type NginxReverseProxyProps } from '../../../src';
import { STOPS_WITHIN } from '../../../src/patterns/nginx/directives';
import type { Json } from '../../template/support';
import type { RunningContainer } from '../container';
import { Backend } from '../counterparts/backend';
import { Authority } from '../counterparts/certificates';
import { ask, askTimes, type Reply } from '../counterparts/client';
import { writeAtomically } from '../pod-files';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { lastLine, startHelper } from '../start-pod';
import { check, checkEqual, checkEventually, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

/** nginx of Debian in front of web servers. */
export const NGINX: ProgramSuite = {
  name: 'nginx',
  programs: ['nginx', 'openssl'],
  run: async (bench) => {
    const app = new Backend('app', 8080);
    await app.start();
    await encryption(bench, app);
    await clientCertificates(bench);
    await caching(bench, app);
    await routing(bench);
    await stopping(bench, app);
    await app.stop();
    await withoutApp(bench, app);
  },
};

function manifests(props: Partial<NginxReverseProxyProps>, ports?: readonly number[]): Json[] {
  return objectsWith(
    (workload) => new NginxReverseProxy(workload, 'front', { upstream: { number: 8080 }, ...props }),
    ports,
  );
}

async function start(
  bench: ProgramBench,
  props: Partial<NginxReverseProxyProps> = {},
  secrets = {},
): Promise<RunningContainer> {
  const proxy = await startHelper(bench, 'front', manifests(props, [8080, 9001, 9002, 9003]), { secrets });
  check(bench, 'the startup probe succeeds', await hasStarted(proxy), lastLine(proxy));
  return proxy;
}

const PLAIN = `http://${POD_ADDRESS}:8000`;
const SECURE = `https://${POD_ADDRESS}:8443`;

function tlsSecret(authority: Authority, name = 'shop'): { readonly [key: string]: string } {
  const { certificateText, keyText } = authority.sign(name, `IP:${POD_ADDRESS}`, 'DNS:shop.example.com');
  return { 'tls.crt': certificateText, 'tls.key': keyText };
}

async function encryption(bench: ProgramBench, app: Backend): Promise<void> {
  const authority = new Authority(bench.folder, 'authority');
  const secrets = { 'shop-tls': tlsSecret(authority) };
  const proxy = await start(bench, { tls: { certificate: { name: 'shop-tls' } } }, secrets);
  const settings = { ca: authority.text, headers: { Host: 'shop.example.com' } };
  const reply = await ask(`${SECURE}/cart`, settings);
  checkEqual(bench, 'a request over TLS reaches the app', [reply.status, reply.body], [200, 'app /cart']);
  const { host, 'x-forwarded-proto': scheme, 'x-forwarded-for': client } = app.last?.headers ?? {};
  const told = [host, scheme, client];
  checkEqual(bench, 'the app learns what the client asked for', told, ['shop.example.com', 'https', '127.0.0.1']);
  const isLogged = await eventually(() => proxy.log.includes('"GET /cart HTTP/1.1" 200'));
  check(bench, 'the log of nginx has the request', isLogged, lastLine(proxy));
  checkEqual(bench, 'a request without TLS is turned away', (await ask(`http://${POD_ADDRESS}:8443/`)).status, 400);
  checkEqual(bench, 'a client that does not know the authority refuses the certificate', (await ask(SECURE)).status, 0);
  const { body } = await ask(`http://${POD_ADDRESS}:8081/stub_status`);
  check(bench, 'the counters of nginx show the requests', /^ \d+ \d+ ([2-9]|\d\d+) /m.test(body), body.split('\n')[2]);
  checkEqual(
    bench,
    'nothing else is served beside the probes',
    (await ask(`http://${POD_ADDRESS}:8081/cart`)).status,
    404,
  );
  const renewed = new Authority(bench.folder, 'renewed');
  writeAtomically(proxy.volumeFolder('front-certificate'), tlsSecret(renewed));
  const after = await ask(SECURE, { ca: renewed.text });
  checkEqual(bench, 'a certificate that was renewed is shown without a restart', after.status, 200);
  await end(bench, proxy);
}

async function clientCertificates(bench: ProgramBench): Promise<void> {
  const [authority, other] = [new Authority(bench.folder, 'clients'), new Authority(bench.folder, 'strangers')];
  const secrets = { 'shop-tls': tlsSecret(authority), clients: { 'ca.pem': authority.text } };
  const clientCa = { secret: { name: 'clients' }, key: 'ca.pem' };
  const proxy = await start(bench, { tls: { certificate: { name: 'shop-tls' }, clientCa } }, secrets);
  const known = authority.sign('known', 'DNS:known');
  const unknown = other.sign('unknown', 'DNS:unknown');
  const statuses = [];
  for (const { certificateText: cert, keyText: key } of [known, unknown]) {
    statuses.push((await ask(SECURE, { ca: authority.text, cert, key })).status);
  }
  statuses.push((await ask(SECURE, { ca: authority.text })).status);
  checkEqual(bench, 'only a client with a certificate of the authority is let in', statuses, [200, 400, 400]);
  await proxy.stop('SIGQUIT');
}

async function caching(bench: ProgramBench, app: Backend): Promise<void> {
  const cache = { size: Size.mebibytes(2), keepFor: Duration.minutes(1) };
  const proxy = await start(bench, { cache });
  const seen = async (path: string, headers = {}): Promise<unknown> =>
    (await ask(`${PLAIN}${path}`, { headers })).headers['x-cache-status'];
  const before = app.answered;
  checkEqual(bench, 'an answer is kept', [await seen('/list'), await seen('/list')], ['MISS', 'HIT']);
  checkEqual(bench, 'the app is asked once for it', app.answered - before, 1);
  const personal = [await seen('/list', { Cookie: 'session=1' }), await seen('/list', { Authorization: 'Bearer x' })];
  checkEqual(bench, 'who shows a cookie or credentials gets an answer of the app', personal, ['BYPASS', 'BYPASS']);
  const forbidden = '/private?Cache-Control=private';
  checkEqual(
    bench,
    'what the app forbids is not kept',
    [await seen(forbidden), await seen(forbidden)],
    ['MISS', 'MISS'],
  );
  const other = await seen('/list', { Host: 'other.example.com' });
  checkEqual(bench, 'another host has answers of its own', other, 'MISS');
  await app.stop();
  checkEqual(bench, 'what is kept is served while the app is away', (await ask(`${PLAIN}/list`)).status, 200);
  await app.start();
  await end(bench, proxy);
}

async function routing(bench: ProgramBench): Promise<void> {
  const workers = [9001, 9002].map((port) => new Backend(`worker ${port}`, port));
  const admin = new Backend('admin', 9003);
  await Promise.all([...workers, admin].map((each) => each.start()));
  const routes = [
    { path: '/api/', ports: [9001, 9002] },
    { path: '/api/admin/', ports: [9003] },
  ];
  const proxy = await start(bench, { routes });
  const replies = await askTimes(8, `${PLAIN}/api/x`);
  checkEqual(bench, 'a route is balanced over its ports', bodies(replies), [
    'worker 9001 /api/x',
    'worker 9002 /api/x',
  ]);
  checkEqual(bench, 'the longest path counts', (await ask(`${PLAIN}/api/admin/y`)).body, 'admin /api/admin/y');
  checkEqual(bench, 'all else goes to the app', (await ask(`${PLAIN}/z`)).body, 'app /z');
  await workers[1]?.stop();
  const statuses = (await askTimes(8, `${PLAIN}/api/x`)).map(({ status }) => status);
  checkEqual(bench, 'no request fails when one of the ports does', [...new Set(statuses)], [200]);
  check(
    bench,
    'the log of nginx tells of the port that failed',
    proxy.log.includes('http://127.0.0.1:9002'),
    lastLine(proxy),
  );
  await Promise.all([workers[0]?.stop(), admin.stop()]);
  await proxy.stop('SIGQUIT');
}

/** The app gets TERM first, and nginx its signal when the app has ended. */
async function stopping(bench: ProgramBench, app: Backend): Promise<void> {
  const proxy = await start(bench);
  const slow = ask(`${PLAIN}/slow?wait=1500`);
  await app.untilAskedFor('/slow');
  const drained = app.drain();
  checkEqual(bench, 'while the app drains, a request under way is answered', (await slow).body, 'app /slow');
  await drained;
  checkEqual(bench, 'once the app has ended, the answer is 502', (await ask(PLAIN)).status, 502);
  checkEqual(bench, 'the startup probe does not depend on the app', await probe(proxy, 'startupProbe'), true);
  await app.start();
  const last = ask(`${PLAIN}/last?wait=1000`);
  await app.untilAskedFor('/last');
  const stopped = await proxy.stop('SIGQUIT');
  checkEqual(bench, 'QUIT waits for the request under way', (await last).body, 'app /last');
  const { status, seconds } = stopped;
  check(bench, 'it ends with it, with status 0', status === 0 && seconds < 4, `${status} after ${seconds} s`);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(proxy, 'startupProbe'), false);
  const stuck = await start(bench);
  void ask(`${PLAIN}/stuck?wait=60000`);
  await app.untilAskedFor('/stuck');
  const hard = await stuck.stop('SIGQUIT');
  const isBounded = hard.status === 0 && hard.seconds > 13 && hard.seconds < STOPS_WITHIN.toSeconds();
  check(
    bench,
    'it waits 15 s at most, within the time that GracefulShutdown counts with',
    isBounded,
    `${hard.status} after ${hard.seconds} s`,
  );
}

async function withoutApp(bench: ProgramBench, app: Backend): Promise<void> {
  const proxy = await start(bench);
  checkEqual(bench, 'it starts before the app, and answers 502 until then', (await ask(PLAIN)).status, 502);
  await app.start();
  await checkEventually(bench, 'it serves once the app is there', async () => (await ask(PLAIN)).status, 200);
  await proxy.stop('SIGQUIT');
  await app.stop();
}

async function end(bench: ProgramBench, proxy: RunningContainer): Promise<void> {
  const { status, seconds } = await proxy.stop('SIGQUIT');
  check(
    bench,
    'it ends at QUIT, the STOPSIGNAL of its image',
    status === 0 && seconds < 2,
    `${status} after ${seconds} s`,
  );
}

function bodies(replies: readonly Reply[]): string[] {
  return [...new Set(replies.map(({ body }) => body))].sort();
}
