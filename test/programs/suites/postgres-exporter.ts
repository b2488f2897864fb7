import { join } from 'node:path';
import { PostgresExporterAdapter, type PostgresExporterAdapterProps } from '../../../src';
import type { RunningContainer } from '../container';
import { ask } from '../counterparts/client';
import { Postgres } from '../counterparts/postgres';
import { metricsProblem, metricValue } from '../metrics';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { lastLine, startHelper } from '../start-pod';
import { check, checkEqual, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

/** Without a space, at which version 0.11 takes the URL apart. */
const PASSWORD = 'pa"s\'s#;%$@/:?';
const METRICS = `http://${POD_ADDRESS}:9187/metrics`;
const OF_ORDERS = 'datname="orders"';
const LOGIN = { secret: { name: 'monitor' } };

/** The PostgreSQL exporter of Debian beside PostgreSQL. */
export const POSTGRES_EXPORTER: ProgramSuite = {
  name: 'postgres-exporter',
  programs: ['prometheus-postgres-exporter', 'postgres', 'initdb', 'psql', 'promtool'],
  run: async (bench) => {
    const database = new Postgres(join(bench.folder, 'postgres'));
    const exporter = await start(bench, PASSWORD);
    checkEqual(bench, 'it starts before PostgreSQL, and says that it is down', await metric('pg_up'), '0');
    await database.start();
    database.createOrders(PASSWORD);
    database.asRoot('grant pg_monitor to orders');
    checkEqual(bench, 'it finds PostgreSQL once it is there', await metric('pg_up'), '1');
    await counters(bench, database);
    checkEqual(bench, 'Prometheus can read the metrics', metricsProblem((await ask(METRICS)).body), '');
    await end(bench, exporter);
    const stranger = await start(bench, 'wrong');
    checkEqual(bench, 'with a wrong password PostgreSQL is down for it', await metric('pg_up'), '0');
    check(bench, 'no password stands in its log', !stranger.log.includes('wrong'), lastLine(stranger));
    await end(bench, stranger);
    await choices(bench, database);
    await database.stop();
  },
};

async function counters(bench: ProgramBench, database: Postgres): Promise<void> {
  const committed = async (): Promise<number> => Number(await metric('pg_stat_database_xact_commit', OF_ORDERS));
  const before = await committed();
  for (let count = 0; count < 3; count += 1) database.asOrders(PASSWORD, 'select 1');
  // A session tells PostgreSQL what it did when it ends, which psql does not wait for.
  const isCounted = await eventually(async () => (await committed()) - before >= 3);
  const counted = (await committed()) - before;
  check(bench, 'the metrics tell what PostgreSQL did', isCounted, `${counted} transactions in "orders"`);
  const size = await metric('pg_database_size_bytes', OF_ORDERS);
  check(bench, 'the metrics tell the size of a database', Number(size) > 1e6, `${size} bytes`);
}

/** Another database with a hostile name, another port of the exporter, and a collector less. */
async function choices(bench: ProgramBench, database: Postgres): Promise<void> {
  const name = `o'r"d/e?r#x%&größe`;
  database.asRoot(`create database "${name.replaceAll('"', '""')}" owner orders`);
  const exporter = await start(bench, PASSWORD, {
    database: name,
    metricsPort: 9999,
    collectors: { database: false },
  });
  const { body } = await ask(`http://${POD_ADDRESS}:9999/metrics`);
  checkEqual(bench, `a database of the name ${name} is reached`, metricValue(body, 'pg_up'), '1');
  checkEqual(bench, 'a collector can be switched off', metricValue(body, 'pg_database_size_bytes'), undefined);
  await database.stop();
  checkEqual(bench, 'the startup probe does not depend on PostgreSQL', await probe(exporter, 'startupProbe'), true);
  await end(bench, exporter);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(exporter, 'startupProbe'), false);
}

async function start(
  bench: ProgramBench,
  password: string,
  props: Partial<PostgresExporterAdapterProps> = {},
): Promise<RunningContainer> {
  const login = { user: { ...LOGIN, key: 'user' }, password: { ...LOGIN, key: 'password' } };
  const objects = objectsWith(
    (workload) => new PostgresExporterAdapter(workload, 'metrics', { ...login, ...props }),
    [Postgres.PORT],
  );
  const secrets = { monitor: { user: 'orders', password } };
  const entrypoint = ['prometheus-postgres-exporter'];
  const exporter = await startHelper(bench, 'metrics', objects, { secrets, entrypoint });
  check(bench, 'the startup probe succeeds', await hasStarted(exporter), lastLine(exporter));
  return exporter;
}

async function end(bench: ProgramBench, exporter: RunningContainer): Promise<void> {
  const { status, signal, seconds } = await exporter.stop('SIGTERM');
  check(bench, 'it ends at TERM', seconds < 2, `${status ?? signal} after ${seconds} s`);
}

async function metric(name: string, label?: string): Promise<string | undefined> {
  return metricValue((await ask(METRICS)).body, name, label);
}
