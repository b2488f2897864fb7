import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  FluentBitFormat,
  FluentBitOutput,
  FluentBitSidecar,
  SharedVolume,
  type FluentBitSidecarProps,
} from '../../../src';
import { HOSTILE_VALUES } from '../../patterns/config/hostile-values';
import type { Json } from '../../template/support';
import { RunningContainer } from '../container';
import { ask } from '../counterparts/client';
import { LogServer } from '../counterparts/log-server';
import { metricsProblem } from '../metrics';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { lastLine } from '../start-pod';
import { check, checkEqual, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

const SERVER = 3100;
const OWN = `http://${POD_ADDRESS}:2020`;
const SECRETS = { logs: { password: 's3cret $HOME {}', token: 'Token "a" b' } };
const PASSWORD = { secret: { name: 'logs' }, key: 'password' };
const TOKEN = { secret: { name: 'logs' }, key: 'token' };
const SIGNED = `Basic ${Buffer.from(`shop:${SECRETS.logs.password}`).toString('base64')}`;

/** Fluent Bit between the log files of an app and servers over HTTP. */
export const FLUENT_BIT: ProgramSuite = {
  name: 'fluent-bit',
  programs: ['fluent-bit', 'promtool'],
  mayLack: {
    program: 'fluent-bit',
    why: 'No package registry has it; it can be built from its repository, and put into /usr/local/bin.',
  },
  run: async (bench) => {
    await shipsLogs(bench);
    await keepsTexts(bench);
  },
};

function objectsOf(props: FluentBitSidecarProps): Json[] {
  return objectsWith((workload) => {
    new SharedVolume(workload, 'log', { volumeMounts: [{ container: 'web', path: '/var/log/shop' }] });
    new FluentBitSidecar(workload, 'logs', props);
  });
}

/** Starts Fluent Bit in a Pod, whose volumes are in a folder. */
function start(folder: string, objects: readonly Json[]): Promise<RunningContainer> {
  const entrypoint = ['fluent-bit'];
  return RunningContainer.start({ folder, objects, secrets: SECRETS, container: 'logs', entrypoint });
}

function everything(): FluentBitSidecarProps {
  const server = { host: '127.0.0.1', port: SERVER, user: 'shop', password: PASSWORD };
  const files = { volume: 'log', path: '/logs' };
  return {
    logFiles: [
      { ...files, files: ['*.json'], tag: 'json', format: FluentBitFormat.JSON, timeKey: 'at', timeFormat: '%s' },
      { ...files, files: ['*.txt'], tag: 'text', format: FluentBitFormat.REGEX, regex: LEVELS, firstLine: '^[A-Z]+/' },
    ],
    outputs: [
      FluentBitOutput.stdout(),
      FluentBitOutput.http({ ...server, headers: { 'X-Odd': ODD, 'X-Token': TOKEN }, settings: { uri: '/logs' } }),
      FluentBitOutput.elasticsearch({ ...server, settings: { index: 'shop' } }),
      FluentBitOutput.loki({ ...server, settings: { labels: 'app=shop' } }),
      FluentBitOutput.openTelemetry(server),
    ],
  };
}

const LEVELS = String.raw`^(?<level>[A-Z]+)/ (?<message>[\s\S]*)$`;
const ODD = `$HOME "quoted" # 'it' {}; 100%`;

async function shipsLogs(bench: ProgramBench): Promise<void> {
  const pod = join(bench.folder, 'everything');
  mkdirSync(join(pod, 'volumes', 'log'), { recursive: true });
  const log = join(pod, 'volumes', 'log');
  appendFileSync(join(log, 'app.json'), '{"level":"info","text":"one","at":"1700000000"}\n');
  const objects = objectsOf(everything());
  const first = await start(pod, objects);
  check(bench, 'it starts while the servers are away', await hasStarted(first), lastLine(first));
  const flags = first.manifest['args'] as string[];
  checkEqual(bench, 'it finds its configuration valid', first.exec(['fluent-bit', '--dry-run', ...flags]), 0);
  await eventually(() => recordsOf(first.log).length > 0);
  const [line] = recordsOf(first.log);
  checkEqual(bench, 'a line that was there before it comes out with the name of the Pod', line, {
    date: 1700000000,
    level: 'info',
    text: 'one',
    file: '/logs/app.json',
    pod: 'metadata.name',
    namespace: 'metadata.namespace',
  });
  const server = new LogServer(SERVER);
  await server.start();
  await reachesServers(bench, server);
  await takesEntries(bench, first, log);
  await tellsOfItself(bench, first);
  await endsAndGoesOn(bench, { server, first, objects, pod, log });
  await server.stop();
}

/** The records among what it wrote: its own messages are no JSON. */
function recordsOf(log: string): Json[] {
  return log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Json);
}

async function reachesServers(bench: ProgramBench, server: LogServer): Promise<void> {
  const paths = ['/logs', '/_bulk', '/loki/api/v1/push', '/v1/logs'];
  await eventually(() => paths.every((path) => server.at(path).length > 0), 60);
  for (const path of paths) {
    const [request] = server.at(path);
    checkEqual(bench, `what waited arrives at ${path}, signed in`, request?.headers.authorization, SIGNED);
    check(bench, `the line is in it at ${path}`, request?.body.includes('one') === true, request?.body);
  }
  const { 'x-odd': odd, 'x-token': token } = server.at('/logs')[0]?.headers ?? {};
  checkEqual(bench, 'headers arrive as they were written', [odd, token], [ODD, SECRETS.logs.token]);
}

async function takesEntries(bench: ProgramBench, running: RunningContainer, log: string): Promise<void> {
  appendFileSync(join(log, 'app.txt'), 'ERROR/ broken\n  at shop\nINFO/ done\n');
  appendFileSync(join(log, 'app.json'), 'no JSON\n');
  const texts = (): unknown[] =>
    recordsOf(running.log).flatMap(({ level, message, log: kept }) => (message ? [[level, message]] : (kept ?? [])));
  await eventually(() => texts().length >= 3, 20);
  checkEqual(bench, 'lines of an entry are one record, and what has no format is kept', texts().map(String).sort(), [
    'ERROR,broken\n  at shop\n',
    'INFO,done\n',
    'no JSON',
  ]);
}

async function tellsOfItself(bench: ProgramBench, first: RunningContainer): Promise<void> {
  checkEqual(bench, 'it is healthy while servers answer', (await ask(`${OWN}/api/v2/health`)).status, 200);
  const body = async (): Promise<string> => (await ask(`${OWN}/api/v2/metrics/prometheus`)).body;
  checkEqual(bench, 'Prometheus can read the metrics', metricsProblem(await body()), '');
  const counter = /^fluentbit_output_proc_records_total\{name="stdout\.0"\S* [1-9]/m;
  const isCounted = await eventually(async () => counter.test(await body()));
  check(bench, 'they count the records', isCounted, counter.exec(await body())?.[0] ?? '');
  check(bench, 'it needs less memory than it has', first.peakMebibytes < 128, `${first.peakMebibytes} MiB`);
}

interface Shipping {
  readonly server: LogServer;
  readonly first: RunningContainer;
  readonly objects: readonly Json[];
  readonly pod: string;
  readonly log: string;
}

async function endsAndGoesOn(bench: ProgramBench, { server, first, objects, pod, log }: Shipping): Promise<void> {
  appendFileSync(join(log, 'app.json'), '{"text":"last"}\n');
  await eventually(() => first.log.includes('"last"'));
  await end(bench, first);
  const bodies = (): string =>
    server
      .at('/logs')
      .map(({ body }) => body)
      .join('\n');
  const hasArrived = await eventually(() => bodies().includes('"last"'));
  check(bench, 'what it held at TERM arrives', hasArrived, bodies());
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(first, 'startupProbe'), false);
  appendFileSync(join(log, 'app.json'), '{"text":"two"}\n');
  const second = await start(pod, objects);
  await eventually(() => second.log.includes('"two"'), 20);
  const texts = recordsOf(second.log).map(({ text }) => text as string);
  checkEqual(bench, 'after a restart it reads on where it was', texts, ['two']);
  await end(bench, second);
}

async function end(bench: ProgramBench, running: RunningContainer): Promise<void> {
  const { status, signal, seconds } = await running.stop('SIGTERM');
  check(
    bench,
    'it ends at TERM within its grace',
    status === 0 && seconds < 12,
    `${status ?? signal} after ${seconds} s`,
  );
}

/** The name of a field is a value of the configuration that comes out again. */
async function keepsTexts(bench: ProgramBench): Promise<void> {
  const texts = Object.entries(HOSTILE_VALUES).filter(([, value]) => !value.includes('${'));
  const pod = join(bench.folder, 'texts');
  mkdirSync(join(pod, 'volumes', 'log'), { recursive: true });
  appendFileSync(join(pod, 'volumes', 'log', 'app.log'), 'one\n');
  const running = await start(
    pod,
    objectsOf({
      logFiles: [{ volume: 'log', path: '/logs' }],
      outputs: texts.map(([, value]) => FluentBitOutput.stdout({ settings: { json_date_key: value } })),
    }),
  );
  await eventually(() => running.log.split('\n').filter((line) => line.startsWith('{')).length >= texts.length, 30);
  const names = new Set(recordsOf(running.log).flatMap((record) => Object.keys(record)));
  for (const [name, value] of texts) {
    check(bench, `a text with ${name} is what was written`, names.has(value), value.slice(0, 40));
  }
  await end(bench, running);
}
