import { join } from 'node:path';
import type { ApiObject } from 'cdk8s';
import { Adapter, AdapterSource, NginxReverseProxy, PgBouncerAmbassador, ProbePresets } from '../../../src';
import type { Json } from '../../template/support';
import { RunningContainer } from '../container';
import { Backend } from '../counterparts/backend';
import { ask, askTimes } from '../counterparts/client';
import { Postgres, psql } from '../counterparts/postgres';
import { metricsProblem, metricValue } from '../metrics';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { checkEnd, lastLine } from '../start-pod';
import { check, checkEqual, checkEventually, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

/** The exporters that the pages of nginx and PgBouncer put beside them, as those pages do. */
export const METRICS_ADAPTERS: ProgramSuite = {
  name: 'metrics-adapters',
  programs: [
    ...['nginx', 'nginx-prometheus-exporter', 'pgbouncer', 'pgbouncer_exporter', 'postgres', 'initdb', 'psql'],
    ...['pg_isready', 'promtool'],
  ],
  run: async (bench) => {
    await ofNginx(bench);
    await ofPgBouncer(bench);
  },
};

function nginxPod(workload: ApiObject): void {
  new NginxReverseProxy(workload, 'front', { upstream: { number: 8080 } });
  new Adapter(workload, 'metrics', {
    image: 'nginx/nginx-prometheus-exporter:1.5.1',
    args: ['--nginx.scrape-uri=http://127.0.0.1:8081/stub_status'],
    securityContext: { user: 1001 },
    source: AdapterSource.fromPort(8081),
    metrics: { port: 9113 },
    probes: ProbePresets.sidecarProxy({ path: '/', port: 9113 }),
  });
}

function pgBouncerPod(workload: ApiObject): void {
  new PgBouncerAmbassador(workload, 'database', {
    host: '127.0.0.1',
    database: 'orders',
    users: { secret: { name: 'pool' }, key: 'users.txt' },
    clientVariables: {},
    settings: { pgbouncer: { stats_users: 'monitor' } },
  });
  new Adapter(workload, 'metrics', {
    image: 'quay.io/prometheuscommunity/pgbouncer-exporter:v0.12.1',
    securityContext: { user: 65534 },
    source: AdapterSource.fromPort(6432, {
      url: 'PGBOUNCER_EXPORTER_CONNECTION_STRING',
      urlScheme: 'postgres',
      urlUser: 'monitor',
      urlPassword: { secret: { name: 'pool' }, key: 'monitor' },
      urlPath: 'pgbouncer',
      urlQuery: { sslmode: 'disable' },
    }),
    metrics: { port: 9127 },
    probes: ProbePresets.sidecarProxy({ path: '/', port: 9127 }),
  });
}

const SECRETS = { pool: { 'users.txt': '"orders" "secret"\n"monitor" "watch"\n', monitor: 'watch' } };

/** Starts a container of a Pod in a folder of the bench. */
function start(
  bench: ProgramBench,
  objects: readonly Json[],
  container: string,
  entrypoint: readonly string[] = [],
): Promise<RunningContainer> {
  return RunningContainer.start({ folder: bench.folder, objects, secrets: SECRETS, container, entrypoint });
}

async function ofNginx(bench: ProgramBench): Promise<void> {
  const objects = objectsWith(nginxPod);
  const exporter = await start(bench, objects, 'metrics', ['nginx-prometheus-exporter']);
  check(bench, 'the exporter of nginx starts before it', await hasStarted(exporter), lastLine(exporter));
  const read = async (): Promise<string> => (await ask(`http://${POD_ADDRESS}:9113/metrics`)).body;
  const up = async (): Promise<string | undefined> => metricValue(await read(), 'nginx_up');
  checkEqual(bench, 'and says that it is down', await up(), '0');
  const app = new Backend('app', 8080);
  await app.start();
  const nginx = await start(bench, objects, 'front');
  await hasStarted(nginx);
  await checkEventually(bench, 'it finds nginx once it is there', up, '1');
  const count = async (): Promise<number> => Number(metricValue(await read(), 'nginx_http_requests_total'));
  const before = await count();
  await askTimes(5, `http://${POD_ADDRESS}:8000/`);
  check(bench, 'it counts the requests', (await count()) - before >= 5, `${before}, then ${await count()}`);
  checkEqual(bench, 'Prometheus can read the metrics of nginx', metricsProblem(await read()), '');
  await nginx.stop('SIGQUIT');
  checkEqual(bench, 'its startup probe does not depend on nginx', await probe(exporter, 'startupProbe'), true);
  await checkEnd(bench, exporter);
  await app.stop();
}

async function ofPgBouncer(bench: ProgramBench): Promise<void> {
  const database = new Postgres(join(bench.folder, 'postgres'));
  await database.start();
  database.createOrders('secret');
  const objects = objectsWith(pgBouncerPod);
  const exporter = await start(bench, objects, 'metrics', ['pgbouncer_exporter']);
  check(bench, 'the exporter of PgBouncer starts before it', await hasStarted(exporter), lastLine(exporter));
  const read = async (): Promise<string> => (await ask(`http://${POD_ADDRESS}:9127/metrics`)).body;
  const up = async (): Promise<string | undefined> => metricValue(await read(), 'pgbouncer_up');
  checkEqual(bench, 'and says that it is down', await up(), '0');
  const pool = await start(bench, objects, 'database');
  await hasStarted(pool);
  await checkEventually(bench, 'it finds PgBouncer once it is there', up, '1');
  const login = { host: '127.0.0.1', port: 6432, user: 'orders', database: 'orders', password: 'secret' };
  for (let round = 0; round < 3; round += 1) psql(login, 'select 1');
  const queries = async (): Promise<number> =>
    Number(metricValue(await read(), 'pgbouncer_stats_totals_queries_pooled_total', 'database="orders"'));
  const isCounted = await eventually(async () => (await queries()) >= 3);
  check(bench, 'it counts the queries of the app', isCounted, await queries());
  checkEqual(bench, 'Prometheus can read the metrics of PgBouncer', metricsProblem(await read()), '');
  await pool.stop('SIGTERM');
  checkEqual(bench, 'its startup probe does not depend on PgBouncer', await probe(exporter, 'startupProbe'), true);
  const { seconds } = await exporter.stop('SIGTERM');
  check(bench, 'it ends at TERM', seconds < 2, `${seconds} s`);
  await database.stop();
}
