import { join } from 'node:path';
import { HaproxyAmbassador, HaproxyProtocol, type HaproxyAmbassadorProps } from '../../../src';
import { STOPS_WITHIN } from '../../../src/patterns/haproxy/sections';
import type { Json } from '../../template/support';
import type { RunningContainer } from '../container';
import { Backend } from '../counterparts/backend';
import { Authority } from '../counterparts/certificates';
import { ask, askTimes, type Reply } from '../counterparts/client';
import { Postgres, psql } from '../counterparts/postgres';
import { metricsProblem } from '../metrics';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { lastLine, startHelper } from '../start-pod';
import { check, checkEqual, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { appVariables, objectsWith } from '../synthesized';

/** HAProxy of Debian in front of two web servers, and of PostgreSQL. */
export const HAPROXY: ProgramSuite = {
  name: 'haproxy',
  programs: ['haproxy', 'openssl', 'postgres', 'initdb', 'psql', 'promtool'],
  run: async (bench) => {
    await balancing(bench);
    await draining(bench);
    await certificates(bench);
    await connections(bench);
    await withoutServers(bench);
  },
};

const TWO = [8081, 8082].map((port) => ({ host: '127.0.0.1', port }));

function manifests(props: Partial<HaproxyAmbassadorProps> = {}): Json[] {
  return objectsWith(
    (workload) =>
      new HaproxyAmbassador(workload, 'payments', {
        listen: 8300,
        servers: TWO,
        clientVariables: { url: 'PAYMENTS_URL' },
        ...props,
      }),
  );
}

async function start(
  bench: ProgramBench,
  props: Partial<HaproxyAmbassadorProps> = {},
  secrets = {},
): Promise<RunningContainer> {
  const proxy = await startHelper(bench, 'payments', manifests(props), { secrets });
  check(bench, 'the startup probe succeeds', await hasStarted(proxy), lastLine(proxy));
  return proxy;
}

async function balancing(bench: ProgramBench): Promise<void> {
  const [one, other] = [new Backend('one', 8081), new Backend('other', 8082)] as const;
  await Promise.all([one.start(), other.start()]);
  const proxy = await start(bench, { checkPath: '/ready' });
  const url = appVariables(manifests(), {}).get('PAYMENTS_URL') ?? '';
  const replies = await askTimes(8, `${url}/pay`);
  checkEqual(bench, 'requests to the URL of the app go to both servers in turn', bodies(replies), [
    'one /pay',
    'other /pay',
  ]);
  const areNamed = await eventually(() => /servers\/server-1 [^]*servers\/server-2 /.test(proxy.log));
  check(bench, 'the log of HAProxy names both servers', areNamed, lastLine(proxy));
  await other.stop();
  const after = await askTimes(8, `${url}/pay`);
  checkEqual(bench, 'no request fails when a server dies', statuses(after), { 200: 8 });
  const isDown = await eventually(() => proxy.log.includes('Server servers/server-2 is DOWN'), 12);
  check(bench, 'a server that is dead is found out', isDown, lastLine(proxy));
  await other.start();
  const isUp = await eventually(() => proxy.log.includes('Server servers/server-2 is UP'), 12);
  check(
    bench,
    'a server that is back is used again',
    isUp && bodies(await askTimes(8, url)).length === 2,
    lastLine(proxy),
  );
  await metrics(bench);
  await Promise.all([one.stop(), other.stop()]);
  await eventually(() => proxy.log.includes("backend 'servers' has no server available"), 12);
  checkEqual(bench, 'the startup probe does not depend on the servers', await probe(proxy, 'startupProbe'), true);
  checkEqual(bench, 'without any server, the answer is 503', (await ask(url)).status, 503);
  const { status, seconds } = await proxy.stop('SIGUSR1');
  check(
    bench,
    'it ends at USR1, the STOPSIGNAL of its image, with status 0',
    status === 0 && seconds < 2,
    `${status} after ${seconds} s`,
  );
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(proxy, 'startupProbe'), false);
}

async function metrics(bench: ProgramBench): Promise<void> {
  const read = async (): Promise<string> => (await ask(`http://${POD_ADDRESS}:8404/metrics`)).body;
  const counter = /^haproxy_server_http_responses_total\{proxy="servers",server="server-1",code="2xx"\} (\d+)/m;
  const counted = async (): Promise<number> => Number(counter.exec(await read())?.[1]);
  await eventually(async () => (await counted()) >= 8);
  const [problem, count] = [metricsProblem(await read()), await counted()];
  check(
    bench,
    'Prometheus can read the metrics, which count the requests',
    problem === '' && count >= 8,
    `${count}; ${problem}`,
  );
}

/** The app gets TERM first: it answers what it was asked, and what it still asks goes through HAProxy. */
async function draining(bench: ProgramBench): Promise<void> {
  const server = new Backend('one', 8081);
  await server.start();
  const proxy = await start(bench, { servers: TWO.slice(0, 1) });
  const slow = ask('http://127.0.0.1:8300/slow?wait=2000');
  await server.untilAskedFor('/slow');
  const stopped = proxy.stop('SIGUSR1');
  const reply = await slow;
  const { status, seconds } = await stopped;
  checkEqual(
    bench,
    'a request that is under way at its stop is answered',
    [reply.status, reply.body],
    [200, 'one /slow'],
  );
  check(
    bench,
    'it ends with the last request, with status 0',
    status === 0 && seconds > 1 && seconds < 5,
    `${status} after ${seconds} s`,
  );
  const again = await start(bench, { servers: TWO.slice(0, 1) });
  void ask('http://127.0.0.1:8300/stuck?wait=60000');
  await server.untilAskedFor('/stuck');
  const hard = await again.stop('SIGUSR1');
  check(
    bench,
    'it waits 15 s at most for requests under way, within the time that GracefulShutdown counts with',
    hard.seconds > 10 && hard.seconds < STOPS_WITHIN.toSeconds(),
    `${hard.status} after ${hard.seconds} s`,
  );
  await server.stop();
}

async function certificates(bench: ProgramBench): Promise<void> {
  const [authority, other] = [new Authority(bench.folder, 'authority'), new Authority(bench.folder, 'other')];
  const server = new Backend('safe', 8081, authority.sign('server', 'DNS:payments.example.com'));
  await server.start();
  const tls = { ca: { secret: { name: 'ca' }, key: 'ca.pem' } };
  const cases = [
    {
      title: 'a certificate of the authority is taken',
      serverName: 'payments.example.com',
      text: authority.text,
      status: 200,
    },
    {
      title: 'a certificate of another authority is refused',
      serverName: 'payments.example.com',
      text: other.text,
      status: 503,
    },
    {
      title: 'a certificate for another name is refused',
      serverName: 'other.example.com',
      text: authority.text,
      status: 503,
    },
  ];
  for (const { title, serverName, text, status } of cases) {
    const proxy = await start(bench, { servers: TWO.slice(0, 1), serverName, tls }, { ca: { 'ca.pem': text } });
    const reply = await ask('http://127.0.0.1:8300/');
    checkEqual(bench, title, reply.status, status);
    if (status === 200) checkEqual(bench, 'the server is called by its name', server.last?.headers.host, serverName);
    await proxy.stop('SIGUSR1');
  }
  await server.stop();
}

async function connections(bench: ProgramBench): Promise<void> {
  const database = new Postgres(join(bench.folder, 'postgres'));
  await database.start();
  database.createOrders('secret');
  const servers = [
    { host: '127.0.0.1', port: 5433 },
    { host: '127.0.0.1', port: Postgres.PORT, backup: true },
  ];
  const proxy = await start(bench, { servers, protocol: HaproxyProtocol.TCP, listen: 5434 });
  const login = { host: '127.0.0.1', port: 5434, user: 'orders', database: 'orders', password: 'secret' };
  checkEqual(bench, 'a connection to a database goes to the server that is up', psql(login, 'select 6 * 7').text, '42');
  await proxy.stop('SIGUSR1');
  await database.stop();
}

/** A name that nobody can look up yet, as that of a Service which is made later. */
async function withoutServers(bench: ProgramBench): Promise<void> {
  const proxy = await start(bench, { servers: [{ host: 'payments.bank.svc.cluster.local', port: 80 }] });
  checkEqual(
    bench,
    'a name that cannot be looked up does not end it',
    (await ask('http://127.0.0.1:8300/')).status,
    503,
  );
  await proxy.stop('SIGUSR1');
}

function bodies(replies: readonly Reply[]): string[] {
  return [...new Set(replies.map(({ body }) => body))].sort();
}

function statuses(replies: readonly Reply[]): { [status: number]: number } {
  const counts: { [status: number]: number } = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
