import { EnvoyReverseProxy, type EnvoyReverseProxyProps } from '../../../src';
import { HOSTILE_VALUES, UNWRITABLE_VALUES } from '../../patterns/config/hostile-values';
import type { Json } from '../../template/support';
import type { RunningContainer } from '../container';
import { Backend } from '../counterparts/backend';
import { ask } from '../counterparts/client';
import { envoyBootstrap, envoyStat } from '../counterparts/envoy-admin';
import { hasStarted, probe } from '../probes';
import { checkEnd, lastLine, startHelper } from '../start-pod';
import { check, checkEqual, checkEventually, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

/** Envoy, of the version of the image, in front of an app. */
export const ENVOY_REVERSE_PROXY: ProgramSuite = {
  name: 'envoy-reverse-proxy',
  programs: ['envoy'],
  run: async (bench) => {
    await forwarding(bench);
    await draining(bench);
    await hostileValues(bench);
  },
};

const URL = 'http://127.0.0.1:8000';

async function start(bench: ProgramBench, props: Partial<EnvoyReverseProxyProps> = {}): Promise<RunningContainer> {
  const objects = objectsWith(
    (workload) => new EnvoyReverseProxy(workload, 'front', { upstream: { number: 8080 }, ...props }),
    [8080, 8081, 8082],
  );
  const proxy = await startHelper(bench, 'front', objects);
  check(bench, 'the startup probe succeeds', await hasStarted(proxy), lastLine(proxy));
  return proxy;
}

async function forwarding(bench: ProgramBench): Promise<void> {
  const proxy = await start(bench, { routes: [{ path: '/api', ports: [8081, 8082] }] });
  checkEqual(bench, 'without the app, the answer is 503', (await ask(URL)).status, 503);
  checkEqual(bench, 'and the startup probe succeeds', await probe(proxy, 'startupProbe'), true);
  const apps = ['app', 'one', 'other'].map((name, index) => new Backend(name, 8080 + index));
  await Promise.all(apps.map((app) => app.start()));
  const forged = { headers: { host: 'shop.example.com', 'x-forwarded-for': '1.2.3.4' } };
  const reply = await ask(`${URL}/a`, forged);
  checkEqual(bench, 'clients reach the app', [reply.status, reply.body], [200, 'app /a']);
  const { host, 'x-forwarded-for': from } = apps[0]?.last?.headers ?? {};
  checkEqual(
    bench,
    'the app gets their Host, and the address that they have',
    [host, from],
    ['shop.example.com', '1.2.3.4,127.0.0.1'],
  );
  const others = await Promise.all(Array.from({ length: 16 }, () => ask(`${URL}/api/b`)));
  const seen = [...new Set(others.map(({ body }) => body))].sort();
  checkEqual(bench, 'a route goes to several ports of the Pod', seen, ['one /api/b', 'other /api/b']);
  checkEqual(bench, 'a path cannot hide from its route', (await ask(`${URL}/x/..//api/b`)).body.slice(-6), '/api/b');
  const counted = (): Promise<number> => envoyStat('cluster.route-1.upstream_rq_200');
  await checkEventually(bench, 'Envoy counts the requests of the route', counted, 17);
  await proxy.stop('SIGTERM');
  await Promise.all(apps.map((app) => app.stop()));
}

/** The app gets TERM first, and Envoy once the app has ended. */
async function draining(bench: ProgramBench): Promise<void> {
  const app = new Backend('app', 8080);
  await app.start();
  const proxy = await start(bench);
  const slow = ask(`${URL}/slow?wait=1500`);
  await app.untilAskedFor('/slow');
  const drained = app.drain();
  const late = await ask(`${URL}/late`);
  const reply = await slow;
  checkEqual(
    bench,
    'what is under way when the app drains is answered',
    [reply.status, reply.body],
    [200, 'app /slow'],
  );
  checkEqual(bench, 'Envoy still answers for an app that takes nothing any more', late.status, 503);
  await drained;
  await checkEnd(bench, proxy);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(proxy, 'startupProbe'), false);
}

/** What Envoy itself tells of texts that were written for it. */
async function hostileValues(bench: ProgramBench): Promise<void> {
  const printable = Object.entries(HOSTILE_VALUES);
  const all = [...printable, ...Object.entries(UNWRITABLE_VALUES).filter(([, value]) => !/\p{Surrogate}/u.test(value))];
  const headers = Object.fromEntries(printable.map(([, value], index) => [`x-${index}`, value]));
  const metadata = Object.fromEntries(all.map(([, value], index) => [`v${index}`, value]));
  const app = new Backend('app', 8080);
  await app.start();
  const proxy = await start(bench, {
    requestHeaders: headers,
    routes: printable.map(([, value]) => ({ headers: { 'x-hostile': value }, ports: [8081] })),
    config: { node: { metadata } },
  });
  const { node, static_resources: resources } = await envoyBootstrap();
  for (const [index, [name, value]] of all.entries())
    checkEqual(bench, `Envoy reads ${name} as it was written`, shortened(node.metadata[`v${index}`]), shortened(value));
  const manager = resources.listeners[0].filter_chains[0].filters[0].typed_config as Json;
  const routes = manager['route_config'].virtual_hosts[0].routes as Json[];
  const read = routes.flatMap(({ match }) => match.headers ?? []) as Json[];
  const matched = read.filter(({ name }) => name === 'x-hostile').map(({ string_match: { exact } }) => exact as string);
  checkEqual(
    bench,
    'each value is that of a header of two routes',
    shortened(matched.join()),
    shortened(printable.flatMap(([, value]) => [value, value]).join()),
  );
  await ask(URL);
  for (const [index, [name, value]] of printable.entries()) {
    const bytes = String(app.last?.headers[`x-${index}`]);
    checkEqual(
      bench,
      `a request has ${name} in its header`,
      shortened(Buffer.from(bytes, 'latin1').toString()),
      shortened(value),
    );
  }
  checkEqual(
    bench,
    'there are no other listeners and clusters',
    [resources.listeners.length, resources.clusters.length],
    [2, 1 + printable.length],
  );
  await proxy.stop('SIGTERM');
  await app.stop();
}

/** Long texts are compared whole and shown by their length. */
function shortened(text: unknown): string {
  const whole = String(text);
  return whole.length < 200 ? whole : `${whole.length} times ${[...new Set(whole)].join('')}`;
}
