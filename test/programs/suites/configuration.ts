import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HaproxyConfig, Ini, NginxConfig } from '../../../src';
import { HOSTILE_VALUES, UNWRITABLE_VALUES } from '../../patterns/config/hostile-values';
import { ask } from '../counterparts/client';
import { psql } from '../counterparts/postgres';
import { findProgram } from '../needs';
import { checkEqual, eventually, type ProgramBench, type ProgramSuite } from '../suite';

/** What the programs themselves read of hostile values that are written for them. */
export const CONFIGURATION: ProgramSuite = {
  name: 'configuration',
  programs: ['haproxy', 'nginx', 'pgbouncer', 'psql'],
  run: async (bench) => {
    await haproxy(bench);
    await nginx(bench);
    await pgbouncer(bench);
  },
};

const VALUES = Object.entries(HOSTILE_VALUES);

/** Each value is the answer at a path of its own. */
async function haproxy(bench: ProgramBench): Promise<void> {
  const answers = VALUES.map(([, value], index) => [
    ...['http-request', 'return', 'status', 200, 'content-type', 'text/plain', 'string', value],
    ...['if', '{', 'path', `/${index}`, '}'],
  ]);
  const text = HaproxyConfig.stringify([
    {
      type: 'defaults',
      lines: [
        ['mode', 'http'],
        ['timeout', 'client', '5s'],
      ],
    },
    { type: 'frontend', name: 'values', lines: [['bind', '127.0.0.1:8300'], ...answers] },
  ]);
  const program = start(bench, text, ['haproxy', '-db', '-f']);
  await compare(bench, 'HAProxy', 8300, VALUES);
  await stop(program);
}

/** nginx holds control characters as well. A `geo` block takes values as they are, without variables in them. */
async function nginx(bench: ProgramBench): Promise<void> {
  const controls = Object.entries(UNWRITABLE_VALUES).filter(([, value]) => !/\u0000|\p{Surrogate}/u.test(value));
  const values = [...VALUES, ...controls];
  const text = NginxConfig.stringify([
    { words: ['daemon', 'off'] },
    { words: ['pid', join(bench.folder, 'nginx.pid')] },
    { words: ['events'], block: [] },
    {
      words: ['http'],
      block: [
        { words: ['access_log', 'off'] },
        ...values.map(([, value], index) => ({ words: ['geo', `$v${index}`], block: [{ words: ['default', value] }] })),
        {
          words: ['server'],
          block: [
            { words: ['listen', '127.0.0.1:8300'] },
            ...values.map((_value, index) => ({
              words: ['location', '=', `/${index}`],
              block: [{ words: ['return', 200, `$v${index}`] }],
            })),
          ],
        },
      ],
    },
  ]);
  const program = start(bench, text, ['nginx', '-e', 'stderr', '-c']);
  await compare(bench, 'nginx', 8300, values);
  await stop(program);
}

async function compare(
  bench: ProgramBench,
  program: string,
  port: number,
  values: readonly (readonly [string, string])[],
): Promise<void> {
  await eventually(async () => (await ask(`http://127.0.0.1:${port}/0`)).status === 200);
  for (const [index, [name, value]] of values.entries()) {
    const { body } = await ask(`http://127.0.0.1:${port}/${index}`);
    checkEqual(bench, `${program} reads ${name} as it was written`, shortened(body), shortened(value));
  }
}

/** PgBouncer shows what it read of a setting for which every text is good, in its console. */
async function pgbouncer(bench: ProgramBench): Promise<void> {
  const values = VALUES.filter(([, value]) => value.length < 1000);
  for (const [name, value] of values) {
    const own = {
      listen_addr: '127.0.0.1',
      listen_port: 6432,
      unix_socket_dir: '',
      auth_type: 'any',
      admin_users: 'x',
    };
    const text = Ini.stringify({
      databases: {},
      pgbouncer: { ...own, server_check_query: value, server_lifetime: 17 },
    });
    const program = start(bench, text, [...AS_NOBODY, 'pgbouncer', '-q']);
    const login = { host: '127.0.0.1', port: 6432, user: 'x', database: 'pgbouncer' };
    await eventually(() => psql(login, 'show version').status === 0);
    const shown = psql(login, 'show config').text.split('\n');
    const read = ['server_check_query', 'server_lifetime'].map((setting) =>
      shown.find((line) => line.startsWith(`${setting}|`)),
    );
    const expected = [`server_check_query|${value}|select 1|yes`, 'server_lifetime|17|3600|yes'];
    checkEqual(bench, `PgBouncer reads ${name} as it was written`, read, expected);
    await stop(program);
  }
}

const AS_NOBODY = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];

function start({ folder }: ProgramBench, text: string, [program = '', ...args]: readonly string[]): ChildProcess {
  const file = join(folder, 'configuration');
  writeFileSync(file, text);
  return spawn(findProgram(program) ?? program, [...args, file], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function stop(program: ChildProcess): Promise<void> {
  program.kill('SIGTERM');
  return new Promise((resolve) => void program.once('exit', () => resolve()));
}

/** Long texts are compared whole and shown by their length. */
function shortened(text: string): string {
  return text.length < 200 ? text : `${text.length} times ${[...new Set(text)].join('')}`;
}
