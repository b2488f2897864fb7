import { spawnSync } from 'node:child_process';
import { EnvoyAmbassador, EnvoyBalance, type EnvoyAmbassadorProps, type EnvoyUpstream } from '../../../src';
import { BOOTSTRAP_FIELDS } from '../../../src/patterns/envoy/bootstrap-fields';
import type { Json } from '../../template/support';
import type { RunningContainer } from '../container';
import { Backend } from '../counterparts/backend';
import { ask, askTimes, type Reply } from '../counterparts/client';
import { Dns } from '../counterparts/dns';
import { envoyStat } from '../counterparts/envoy-admin';
import { metricsProblem } from '../metrics';
import { findProgram } from '../needs';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { checkEnd, lastLine, startHelper } from '../start-pod';
import { check, checkEqual, checkEventually, eventually, sleep, type ProgramBench, type ProgramSuite } from '../suite';
import { appVariables, objectsWith } from '../synthesized';

/** Envoy, of the version of the image, between an app and web servers. */
export const ENVOY_AMBASSADOR: ProgramSuite = {
  name: 'envoy-ambassador',
  programs: ['envoy', 'promtool'],
  run: async (bench) => {
    knownFields(bench);
    await validation(bench);
    await balancing(bench);
    await circuitBreaking(bench);
    await discovery(bench);
    await routing(bench);
  },
};

const URL = 'http://127.0.0.1:8300';
const TWO = [8081, 8082].map((port) => ({ host: '127.0.0.1', port }));
const IN_TURN: EnvoyUpstream = { servers: TWO, balance: EnvoyBalance.ROUND_ROBIN };

function manifests(props: Partial<EnvoyAmbassadorProps> = {}): Json[] {
  return objectsWith(
    (workload) =>
      new EnvoyAmbassador(workload, 'catalog', {
        listen: 8300,
        upstream: IN_TURN,
        clientVariables: { url: 'CATALOG_URL' },
        ...props,
      }),
  );
}

async function start(bench: ProgramBench, props: Partial<EnvoyAmbassadorProps> = {}): Promise<RunningContainer> {
  const proxy = await startHelper(bench, 'catalog', manifests(props));
  check(bench, 'the startup probe succeeds', await hasStarted(proxy), lastLine(proxy));
  return proxy;
}

/** The fields that code may give are those that Envoy knows. */
function knownFields(bench: ProgramBench): void {
  const validate = (fields: readonly string[]): string => {
    const text = JSON.stringify(Object.fromEntries(fields.map((field) => [field, null])));
    const flags = ['--mode', 'validate', '--disable-hot-restart', '--config-yaml', text];
    return spawnSync(findProgram('envoy') ?? 'envoy', flags, { encoding: 'utf8' }).stdout;
  };
  check(bench, 'Envoy knows every field of the table', / OK/.test(validate(BOOTSTRAP_FIELDS)), BOOTSTRAP_FIELDS.length);
  check(bench, 'and refuses another one', !/ OK/.test(validate([...BOOTSTRAP_FIELDS, 'other'])), 'other');
}

/** Envoy's own check of a configuration that uses every option. */
async function validation(bench: ProgramBench): Promise<void> {
  const tls = { ca: { secret: { name: 'ca' }, key: 'ca.crt' } };
  const upstream = {
    servers: [{ host: 'a.example.com', port: 443, weight: 3 }],
    tls,
    http2: true,
    checkPath: '/ready',
  };
  const headers = { 'x-canary': 'yes' };
  const objects = manifests({
    upstream: { ...upstream, circuitBreaker: { maxConnections: 9, consecutiveErrors: 3 }, serverName: 'b.example.com' },
    routes: [{ path: '/api', headers, upstream: IN_TURN }],
    retries: { attempts: 3, everyMethod: true },
    requestHeaders: { 'x-client': 'shop' },
    metrics: {},
  });
  const workload = objects.find(({ kind }) => kind === 'Deployment') as Json;
  (workload['spec'].template.spec.initContainers[0].command as string[]).push('--mode', 'validate');
  const secrets = { ca: { 'ca.crt': 'none' } };
  const container = await startHelper(bench, 'catalog', objects, { secrets });
  await eventually(() => container.hasEnded);
  check(
    bench,
    'Envoy takes a configuration with every option',
    /envoy\.json' OK/.test(container.log),
    lastLine(container),
  );
}

async function balancing(bench: ProgramBench): Promise<void> {
  const [one, other] = [new Backend('one', 8081), new Backend('other', 8082)] as const;
  await Promise.all([one.start(), other.start()]);
  const proxy = await start(bench, { metrics: {} });
  const url = appVariables(manifests(), {}).get('CATALOG_URL') ?? '';
  const replies = await askTimes(8, `${url}/item`);
  checkEqual(bench, 'requests to the URL of the app go to both servers in turn', bodies(replies), [
    'one /item',
    'other /item',
  ]);
  await checkEventually(bench, 'Envoy counts them', () => envoyStat('cluster.upstream.upstream_rq_200'), 8);
  checkEqual(bench, 'a server is called by its own name', other.last?.headers.host, '127.0.0.1');
  await repeating(bench, [one, other]);
  await other.stop();
  checkEqual(bench, 'no request fails when a server dies', statuses(await askTimes(8, `${url}/item`)), { 200: 8 });
  const orders = await askTimes(8, `${url}/order`, { method: 'POST' });
  checkEqual(bench, 'nor does one that no server has got', statuses(orders), { 200: 8 });
  await metrics(bench);
  await one.stop();
  checkEqual(bench, 'the startup probe does not depend on the servers', await probe(proxy, 'startupProbe'), true);
  checkEqual(bench, 'without any server, the answer is 503', (await ask(url)).status, 503);
  await checkEnd(bench, proxy);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(proxy, 'startupProbe'), false);
}

async function repeating(bench: ProgramBench, servers: readonly Backend[]): Promise<void> {
  const retries = (): Promise<number> => envoyStat('cluster.upstream.upstream_rq_retry');
  const before = await retries();
  await ask(`${URL}/item?status=503`);
  checkEqual(bench, 'a GET that fails is repeated twice', (await retries()) - before, 2);
  const answered = (): number => servers.reduce((sum, server) => sum + server.answered, 0);
  const already = answered();
  await ask(`${URL}/order?status=503`, { method: 'POST' });
  await ask(`${URL}/order?status=503`, { method: 'POST' });
  checkEqual(
    bench,
    'a POST that a server has got is not repeated',
    [(await retries()) - before, answered() - already],
    [2, 2],
  );
}

async function metrics(bench: ProgramBench): Promise<void> {
  const { body } = await ask(`http://${POD_ADDRESS}:9902/stats/prometheus`);
  const problem = metricsProblem(body);
  const count = /^envoy_cluster_upstream_rq_total\{envoy_cluster_name="upstream"\} (\d+)/m.exec(body)?.[1];
  check(
    bench,
    'Prometheus can read the metrics, which count the requests',
    problem === '' && Number(count) > 16,
    `${count}; ${problem}`,
  );
  const others = ['/quitquitquit', '/config_dump', '/'].map((path) =>
    ask(`http://${POD_ADDRESS}:9902${path}`, { method: 'POST' }),
  );
  checkEqual(bench, 'nothing else of the administration is offered', statuses(await Promise.all(others)), { 404: 3 });
}

async function circuitBreaking(bench: ProgramBench): Promise<void> {
  const [one, other] = [new Backend('one', 8081), new Backend('other', 8082)] as const;
  await Promise.all([one.start(), other.start()]);
  const narrow = { servers: TWO.slice(0, 1), circuitBreaker: { maxConnections: 1, maxPendingRequests: 1 } };
  const proxy = await start(bench, { upstream: narrow, retries: { attempts: 0 } });
  const replies = statuses(await Promise.all(Array.from({ length: 12 }, () => ask(`${URL}/slow?wait=700`))));
  const refused = replies[503] ?? 0;
  check(bench, 'what is beyond the limits of connections and of requests that wait is refused', refused >= 9, replies);
  const overflow = (): Promise<number> => envoyStat('cluster.upstream.upstream_rq_pending_overflow');
  await checkEventually(bench, 'Envoy counts them', overflow, refused);
  await checkEnd(bench, proxy);
  const again = await start(bench, {
    upstream: { ...IN_TURN, circuitBreaker: { consecutiveErrors: 3 } },
    retries: { attempts: 0 },
  });
  one.status = 500;
  await askTimes(20, URL);
  const active = (): Promise<number> => envoyStat('cluster.upstream.outlier_detection.ejections_active');
  await checkEventually(bench, 'a server that fails three times in a row is left out', active, 1);
  const answers = async (): Promise<unknown> => bodies(await askTimes(6, URL));
  await checkEventually(bench, 'the other one gets all requests', answers, ['other /']);
  await checkEnd(bench, again);
  await Promise.all([one.stop(), other.stop()]);
}

/** The Pods behind a headless Service: their addresses come and go. */
async function discovery(bench: ProgramBench): Promise<void> {
  const name = 'catalog-pods.shop.svc.cluster.local';
  const pods = ['127.0.0.11', '127.0.0.12', '127.0.0.13'] as const;
  const servers = pods.map((address) => new Backend(address, 8081, undefined, address));
  await Promise.all(servers.map((server) => server.start()));
  const upstream = { servers: [{ host: name, port: 8081 }], balance: EnvoyBalance.ROUND_ROBIN };
  const proxy = await start(bench, { upstream });
  checkEqual(bench, 'a name that nobody can look up yet does not hold it up', (await ask(URL)).status, 503);
  const dns = new Dns(new Map([[name, pods.slice(0, 2)]]));
  await dns.start();
  const found = async (count: number): Promise<boolean> =>
    eventually(async () => (await envoyStat('cluster.upstream.membership_total')) === count, 20);
  check(bench, 'it finds the Pods of a headless Service', await found(2), lastLine(proxy));
  const each = async (): Promise<unknown> => bodies(await askTimes(8, URL));
  await checkEventually(bench, 'each gets requests', each, ['127.0.0.11 /', '127.0.0.12 /']);
  checkEqual(bench, 'they are called by the name of the Service', servers[0]?.last?.headers.host, name);
  dns.names.set(name, pods.slice(1));
  await checkEventually(bench, 'it follows them when they change', each, ['127.0.0.12 /', '127.0.0.13 /']);
  await dns.stop();
  await sleep(6000);
  checkEqual(bench, 'it keeps them while the DNS is down', statuses(await askTimes(4, URL)), { 200: 4 });
  await checkEnd(bench, proxy);
  await Promise.all(servers.map((server) => server.stop()));
}

async function routing(bench: ProgramBench): Promise<void> {
  const servers = ['main', 'api', 'canary'].map((name, index) => new Backend(name, 8081 + index));
  await Promise.all(servers.map((server) => server.start()));
  const at = (port: number): EnvoyUpstream => ({ servers: [{ host: '127.0.0.1', port }] });
  const value = `größe "1" 'a' %REQ(host)% $1 \\ 100%`;
  const routes = [
    { headers: { 'x-canary': value }, upstream: at(8083) },
    { path: '/api', upstream: at(8082) },
  ];
  const proxy = await start(bench, { upstream: at(8081), routes, requestHeaders: { 'x-client': 'a%b' } });
  const replies = await Promise.all(['/', '/api', '/api/a', '/apis'].map((path) => ask(`${URL}${path}`)));
  checkEqual(
    bench,
    'a route by path takes the path and what is below it',
    replies.map(({ body }) => body),
    ['main /', 'api /api', 'api /api/a', 'main /apis'],
  );
  const bytes = Buffer.from(value).toString('latin1');
  const canary = await ask(`${URL}/api`, { headers: { 'x-canary': bytes } });
  checkEqual(bench, 'a route by header takes what has the value, whatever is in it', canary.body, 'canary /api');
  checkEqual(bench, 'every request has the headers that it should get', servers[2]?.last?.headers['x-client'], 'a%b');
  await checkEnd(bench, proxy);
  await Promise.all(servers.map((server) => server.stop()));
}

function bodies(replies: readonly Reply[]): string[] {
  return [...new Set(replies.map(({ body }) => body))].sort();
}

function statuses(replies: readonly Reply[]): { [status: number]: number } {
  const counts: { [status: number]: number } = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
