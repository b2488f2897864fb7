import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CloudSqlNetwork, CloudSqlProxyAmbassador, type CloudSqlProxyAmbassadorProps } from '../../../src';
import { FLAGS, OPTION_OF, SECRET } from '../../../src/patterns/cloud-sql-proxy/known-flags';
import type { RunningContainer } from '../container';
import { Authority } from '../counterparts/certificates';
import { ask, type Reply } from '../counterparts/client';
import { CloudSql } from '../counterparts/cloud-sql';
import { Postgres, psqlMeanwhile, type Answer } from '../counterparts/postgres';
import { metricsProblem } from '../metrics';
import { findProgram } from '../needs';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { lastLine, startHelper } from '../start-pod';
import { check, checkEqual, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

const PORT = 5433;
const SOCKET = '/run/cloudsql/.s.PGSQL.5432';

/** The Cloud SQL Auth Proxy between an app and a PostgreSQL, with servers of the test in place of Google's. */
export const CLOUD_SQL_PROXY: ProgramSuite = {
  name: 'cloud-sql-proxy',
  programs: ['cloud-sql-proxy', 'psql', 'openssl', 'promtool'],
  run: async (bench) => {
    knownFlags(bench);
    const postgres = new Postgres(join(bench.folder, 'postgres'));
    const google = new CloudSql(new Authority(bench.folder, 'google'), {
      project: 'example',
      name: 'orders',
      port: Postgres.PORT,
    });
    await postgres.start();
    postgres.createOrders('secret');
    const proxy = await start(bench, google, { listen: PORT, metrics: {} });
    check(bench, 'it starts while Google is away', await hasStarted(proxy), lastLine(proxy));
    await google.start();
    await servesTcp(bench, google);
    await ends(bench, proxy);
    await servesSocket(bench, google);
    await choosesAddress(bench, google);
    await signsIn(bench, google);
    google.stop();
    await postgres.stop();
  },
};

async function servesTcp(bench: ProgramBench, google: CloudSql): Promise<void> {
  checkEqual(bench, 'a query passes through it', await queryOver('127.0.0.1', PORT), { status: 0, text: '1' });
  checkEqual(bench, 'with the certificate that it was given', google.connections, 1);
  const stranger = await queryOver('127.0.0.1', PORT, 'wrong');
  check(
    bench,
    'the database asks for its own password',
    stranger.text.includes('password authentication failed'),
    stranger,
  );
  const metrics = (): Promise<Reply> => ask(`http://${POD_ADDRESS}:9801/metrics`);
  const { status, body } = await metrics();
  const problem = metricsProblem(body);
  check(bench, 'Prometheus can read the metrics', status === 200 && problem === '', problem);
  const isCounted = await eventually(async () => /dial\S* [1-9]/.test((await metrics()).body));
  check(bench, 'which count the connections', isCounted, (await metrics()).body.slice(0, 300));
}

async function servesSocket(bench: ProgramBench, google: CloudSql): Promise<void> {
  const proxy = await start(bench, google, { listen: SOCKET, clientVariables: { socketDirectory: 'PGHOST' } });
  check(bench, 'it starts on a Unix socket', await hasStarted(proxy), lastLine(proxy));
  const folder = proxy.volumeFolder('database-run-cloudsql');
  checkEqual(bench, 'a query passes through the socket', await queryOver(folder, 5432), { status: 0, text: '1' });
  await ends(bench, proxy);
}

/** The proxy takes the address that is asked for, and no other. */
async function choosesAddress(bench: ProgramBench, google: CloudSql): Promise<void> {
  const cases = [
    ['PRIVATE', CloudSqlNetwork.PRIVATE_IP, true],
    ['PRIVATE', CloudSqlNetwork.PUBLIC_IP, false],
    ['PRIVATE_SERVICE_CONNECT', CloudSqlNetwork.PRIVATE_SERVICE_CONNECT, true],
    ['PRIVATE_SERVICE_CONNECT', CloudSqlNetwork.PRIVATE_IP, false],
  ] as const;
  for (const [address, network, isFound] of cases) {
    google.address = address;
    const proxy = await start(bench, google, { listen: PORT, network });
    await hasStarted(proxy);
    const { status } = await queryOver('127.0.0.1', PORT);
    checkEqual(bench, `an instance with the address ${address} alone, asked for its ${network}`, status === 0, isFound);
    if (!isFound) {
      const isTold = await eventually(() => proxy.log.includes('does not have IP of type'));
      check(bench, 'and says so', isTold, lastLine(proxy));
    }
    await ends(bench, proxy);
  }
  google.address = 'PRIMARY';
}

/** Google puts the account into the certificate, with which its instance lets in without a password. */
async function signsIn(bench: ProgramBench, google: CloudSql): Promise<void> {
  for (const iamAuthentication of [false, true]) {
    const proxy = await start(bench, google, { listen: PORT, iamAuthentication });
    await hasStarted(proxy);
    const { status } = await queryOver('127.0.0.1', PORT);
    const seen = [status, google.certificateToken];
    const title = `the certificate ${iamAuthentication ? 'is' : 'is not'} one of its account`;
    checkEqual(bench, title, seen, [0, iamAuthentication ? 'token' : undefined]);
    await ends(bench, proxy);
  }
}

/** The flags that the preset refuses or takes are those of the program. */
function knownFlags(bench: ProgramBench): void {
  const { stdout } = spawnSync(findProgram('cloud-sql-proxy') ?? '', ['--help'], { encoding: 'utf8' });
  const own = [...stdout.matchAll(/^ {2}(?:-\w, | {4})--([\w-]+)/gm)].map(([, name = '']) => name);
  const unknown = [...FLAGS, ...Object.keys(OPTION_OF), ...SECRET].filter((flag) => !own.includes(flag));
  checkEqual(bench, 'it has every flag that the preset knows', unknown, []);
}

function start(
  bench: ProgramBench,
  google: CloudSql,
  props: Partial<CloudSqlProxyAmbassadorProps>,
): Promise<RunningContainer> {
  const objects = objectsWith((workload) => {
    new CloudSqlProxyAmbassador(workload, 'database', {
      instance: 'example:europe-west1:orders',
      listen: PORT,
      clientVariables: { port: 'PGPORT' },
      credentials: { secret: { name: 'google' }, key: 'key.json' },
      flags: { 'sqladmin-api-endpoint': google.endpoint },
      ...props,
    });
  });
  const secrets = { google: { 'key.json': google.credentials } };
  return startHelper(bench, 'database', objects, { secrets, entrypoint: ['cloud-sql-proxy'] });
}

async function ends(bench: ProgramBench, proxy: RunningContainer): Promise<void> {
  const { status, signal, seconds } = await proxy.stop('SIGTERM');
  check(bench, 'it ends at TERM', status === 0 && seconds < 3, `${status ?? signal} after ${seconds} s`);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(proxy, 'startupProbe'), false);
}

function queryOver(host: string, port: number, password = 'secret'): Promise<Answer> {
  return psqlMeanwhile({ host, port, user: 'orders', database: 'orders', password }, 'select 1');
}
