import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PgBouncerAmbassador, type PgBouncerAmbassadorProps } from '../../../src';
import { KNOWN_SETTINGS } from '../../../src/patterns/pgbouncer/known-settings';
import type { RunningContainer } from '../container';
import { Authority } from '../counterparts/certificates';
import { Postgres, psql, psqlOver, type Answer } from '../counterparts/postgres';
import { hasStarted, probe } from '../probes';
import { lastLine, startHelper } from '../start-pod';
import { check, checkEqual, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { appVariables, objectsWith } from '../synthesized';
import type { Json } from '../../template/support';

const PASSWORD = 'p a"s\'s#;%$';
const SECRETS = { 'orders-pgbouncer': { 'users.txt': `"orders" "${PASSWORD.replaceAll('"', '""')}"\n` } };
const REFERENCE = { name: 'orders-database' };
const LOGIN = { host: '127.0.0.1', port: 6432, user: 'orders', password: PASSWORD };

/** PgBouncer of Debian in front of PostgreSQL. */
export const PGBOUNCER: ProgramSuite = {
  name: 'pgbouncer',
  programs: ['pgbouncer', 'postgres', 'initdb', 'psql', 'pg_isready', 'openssl'],
  run: async (bench) => {
    const database = new Postgres(join(bench.folder, 'postgres'));
    const authority = new Authority(bench.folder, 'authority');
    database.useCertificate(authority.sign('postgres', 'DNS:localhost'));
    await database.start();
    database.createOrders(PASSWORD);
    try {
      await pooling(bench, database);
      await names(bench, database);
      await certificates(bench, authority);
      await withoutDatabase(bench, database);
    } finally {
      await database.stop();
    }
  },
};

function manifests(props: Partial<PgBouncerAmbassadorProps> = {}): Json[] {
  return objectsWith(
    (workload) =>
      new PgBouncerAmbassador(workload, 'database', {
        host: '127.0.0.1',
        database: 'orders',
        users: { secret: { name: 'orders-pgbouncer' }, key: 'users.txt' },
        clientVariables: {
          url: 'DATABASE_URL',
          urlUser: { secret: REFERENCE, key: 'user' },
          urlPassword: { secret: REFERENCE, key: 'password' },
        },
        ...props,
      }),
  );
}

function start(bench: ProgramBench, objects: Json[], secrets: object = {}): Promise<RunningContainer> {
  return startHelper(bench, 'database', objects, { secrets: { ...SECRETS, ...secrets } });
}

async function pooling(bench: ProgramBench, database: Postgres): Promise<void> {
  const settings = { pgbouncer: { stats_users: 'orders' } };
  const objects = manifests({ poolSize: 2, settings });
  const pool = await start(bench, objects);
  check(bench, 'the startup probe succeeds', await hasStarted(pool), lastLine(pool));
  const keys = { user: 'orders', password: encodeURIComponent(PASSWORD) };
  const url = appVariables(objects, keys).get('DATABASE_URL') ?? '';
  checkEqual(
    bench,
    'the URL in the variable of the app leads to the database',
    psqlOver(url, 'select 6 * 7').text,
    '42',
  );
  check(
    bench,
    'the log of PgBouncer shows the login',
    pool.log.includes('login attempt: db=orders user=orders'),
    lastLine(pool),
  );
  await limit(bench);
  await restart(bench, database);
  checkEqual(
    bench,
    'a wrong password is refused',
    psql({ ...LOGIN, database: 'orders', password: 'x' }, 'select 1').status,
    2,
  );
  const { status, seconds } = await pool.stop('SIGTERM');
  check(
    bench,
    'PgBouncer 1.18 ends at once at TERM, with status 1',
    status === 1 && seconds < 2,
    `${status} after ${seconds} s`,
  );
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(pool, 'startupProbe'), false);
}

/** Eight clients share two connections. */
async function limit(bench: ProgramBench): Promise<void> {
  const env = { ...process.env, PGPASSWORD: PASSWORD };
  const flags = [
    '-X',
    '-A',
    '-t',
    '-h',
    '127.0.0.1',
    '-p',
    '6432',
    '-U',
    'orders',
    '-d',
    'orders',
    '-c',
    'select pg_backend_pid(), pg_sleep(0.2)',
  ];
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => {
      const child = spawn('psql', flags, { env, stdio: ['ignore', 'pipe', 'inherit'] });
      const chunks: string[] = [];
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
      return new Promise<string>((resolve) => child.once('close', () => resolve(chunks.join(''))));
    }),
  );
  const backends = new Set(answers.map((answer) => answer.split('|')[0]));
  checkEqual(
    bench,
    'eight clients at a time share the two connections of the pool',
    [answers.filter(Boolean).length, backends.size],
    [8, 2],
  );
  const known = psql({ ...LOGIN, database: 'pgbouncer' }, 'show config')
    .text.split('\n')
    .map((line) => line.split('|')[0] ?? '');
  const strange = known.filter((name) => !KNOWN_SETTINGS.includes(name));
  checkEqual(bench, 'the preset knows every setting that PgBouncer has', [known.length > 70, strange], [true, []]);
  const pools = (): string => psql({ ...LOGIN, database: 'pgbouncer' }, 'show stats_totals').text;
  const isCounted = await eventually(() => Number(/^orders\|\d+\|(\d+)/m.exec(pools())?.[1]) >= 9);
  check(bench, 'the counters of PgBouncer show the queries', isCounted, pools());
}

async function restart(bench: ProgramBench, database: Postgres): Promise<void> {
  const ask = (): Answer => psql({ ...LOGIN, database: 'orders' }, 'select 1');
  await database.stop();
  const began = Date.now();
  await database.start();
  const isBack = await eventually(() => ask().status === 0, 20);
  check(
    bench,
    'queries are answered again within 5 s of a restart of the database',
    isBack && Date.now() - began < 5000,
    `${Date.now() - began} ms`,
  );
}

const NAMES = ['a b', `o'r"d;er #x\\`, 'größe-é', '$(id)', '%include', '[x]', 'a=b', 'x'.repeat(63)];

async function names(bench: ProgramBench, database: Postgres): Promise<void> {
  for (const name of NAMES) {
    database.asRoot(`create database "${name.replaceAll('"', '""')}" owner orders`);
    const pool = await start(bench, manifests({ database: name }));
    await hasStarted(pool);
    const { text } = psql({ ...LOGIN, database: name }, 'select current_database()');
    checkEqual(bench, `a database of the name ${name} is reached`, text, name);
    await pool.stop('SIGTERM');
  }
}

async function certificates(bench: ProgramBench, authority: Authority): Promise<void> {
  const ca = { secret: { name: 'database-ca' }, key: 'ca.pem' };
  const other = new Authority(bench.folder, 'other');
  const cases = [
    { title: 'a certificate of the authority is taken', host: 'localhost', text: authority.text, status: 0 },
    { title: 'a certificate of another authority is refused', host: 'localhost', text: other.text, status: 2 },
    { title: 'a certificate for another name is refused', host: '127.0.0.1', text: authority.text, status: 2 },
  ];
  for (const { title, host, text, status } of cases) {
    const pool = await start(bench, manifests({ host, ca, settings: { pgbouncer: { query_wait_timeout: 3 } } }), {
      'database-ca': { 'ca.pem': text },
    });
    await hasStarted(pool);
    const answer = psql({ ...LOGIN, database: 'orders' }, 'select ssl from pg_stat_ssl where pid = pg_backend_pid()');
    check(bench, title, answer.status === status && (status !== 0 || answer.text === 't'), answer.text);
    await pool.stop('SIGTERM');
  }
}

async function withoutDatabase(bench: ProgramBench, database: Postgres): Promise<void> {
  await database.stop();
  const pool = await start(bench, manifests());
  check(
    bench,
    'it starts while the database is away, and the startup probe succeeds',
    await hasStarted(pool),
    lastLine(pool),
  );
  await database.start();
  const isThere = await eventually(() => psql({ ...LOGIN, database: 'orders' }, 'select 1').status === 0, 20);
  check(bench, 'it answers once the database is there', isThere, lastLine(pool));
  const { status, seconds } = await pool.stop('SIGINT');
  check(bench, 'INT lets it end by itself', status === 0, `${status} after ${seconds} s`);
}
