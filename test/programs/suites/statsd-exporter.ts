import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import {
  StatsdExporterAdapter,
  StatsdMatch,
  StatsdTimer,
  type StatsdExporterAdapterProps,
  type StatsdMapping,
} from '../../../src';
import { HOSTILE_VALUES, UNWRITABLE_VALUES } from '../../patterns/config/hostile-values';
import type { Json } from '../../template/support';
import { RunningContainer } from '../container';
import { ask } from '../counterparts/client';
import { metricsProblem } from '../metrics';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { checkEnd, lastLine, startHelper } from '../start-pod';
import { check, checkEqual, checkEventually, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { objectsWith } from '../synthesized';

/** The exporter for StatsD, of the version of the image. */
export const STATSD_EXPORTER: ProgramSuite = {
  name: 'statsd-exporter',
  programs: ['statsd_exporter', 'promtool', 'perl'],
  run: async (bench) => {
    await messages(bench);
    await sockets(bench);
    await hostileValues(bench);
  },
};

const MAPPINGS: StatsdMapping[] = [
  { match: 'shop.*.requests', name: 'shop_requests_total', labels: { page: '$1', share: '100% of $1' } },
  { match: 'shop.debug.*' },
  {
    match: String.raw`^jobs\.(\w+)\.time$`,
    matchType: StatsdMatch.REGEX,
    name: 'jobs_${1}_seconds',
    buckets: [0.1, 1],
  },
  { match: 'shop.search', name: 'shop_search_seconds', timers: StatsdTimer.SUMMARY },
];

/** What the image starts. */
const ENTRYPOINT = { entrypoint: ['statsd_exporter'] };

function manifests(props: Partial<StatsdExporterAdapterProps>): Json[] {
  return objectsWith((workload) => new StatsdExporterAdapter(workload, 'metrics', { clientVariables: {}, ...props }));
}

async function start(bench: ProgramBench, props: Partial<StatsdExporterAdapterProps>): Promise<RunningContainer> {
  const exporter = await startHelper(bench, 'metrics', manifests(props), ENTRYPOINT);
  check(bench, 'the startup probe succeeds', await hasStarted(exporter), lastLine(exporter));
  return exporter;
}

async function messages(bench: ProgramBench): Promise<void> {
  const exporter = await start(bench, { mappings: MAPPINGS, dropUnmapped: true });
  await sendUdp('shop.home.requests:2|c\nshop.debug.cache:1|c\njobs.mail.time:320|ms\nother.metric:1|g');
  await sendTcp('shop.cart.requests:1|c\nshop.search:40|ms\n');
  const seen = async (): Promise<string[]> =>
    (await metrics())
      .split('\n')
      .filter((line) => /^(shop|jobs|other|dropped)_/.test(line))
      .sort();
  await checkEventually(bench, 'messages over UDP and TCP become metrics, and the others are dropped', seen, [
    'jobs_mail_seconds_bucket{le="+Inf"} 1',
    'jobs_mail_seconds_bucket{le="0.1"} 0',
    'jobs_mail_seconds_bucket{le="1"} 1',
    'jobs_mail_seconds_count 1',
    'jobs_mail_seconds_sum 0.32',
    'shop_requests_total{page="cart",share="100% of cart"} 1',
    'shop_requests_total{page="home",share="100% of home"} 2',
    'shop_search_seconds_count 1',
    'shop_search_seconds_sum 0.04',
    'shop_search_seconds{quantile="0.5"} 0.04',
    'shop_search_seconds{quantile="0.9"} 0.04',
    'shop_search_seconds{quantile="0.99"} 0.04',
  ]);
  checkEqual(bench, 'Prometheus can read the metrics', metricsProblem(await metrics()), '');
  await checkEnd(bench, exporter);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(exporter, 'startupProbe'), false);
}

/** Node.js has no sockets for datagrams. */
const SEND = 'IO::Socket::UNIX->new(Type => SOCK_DGRAM, Peer => $ARGV[0])->send($ARGV[1]) or die $!';

async function sockets(bench: ProgramBench): Promise<void> {
  const objects = manifests({ listen: '/run/statsd/statsd.sock' });
  const options = { folder: join(bench.folder, 'socket'), objects, secrets: {}, container: 'metrics', ...ENTRYPOINT };
  const exporter = await RunningContainer.start(options);
  check(bench, 'the startup probe succeeds', await hasStarted(exporter), lastLine(exporter));
  const socket = `${exporter.volumeFolder('metrics-run-statsd')}/statsd.sock`;
  const asApp = [
    '--reuid',
    '10001',
    '--regid',
    '10001',
    '--clear-groups',
    'perl',
    '-MIO::Socket::UNIX',
    '-e',
    SEND,
    socket,
    'carts:3|g',
  ];
  const sent = spawnSync('setpriv', asApp, { encoding: 'utf8' });
  const isThere = await eventually(async () => (await metrics()).includes('\ncarts 3\n'));
  check(bench, 'the app, as another user, reaches it on a Unix socket', isThere, sent.stderr.trim());
  await exporter.stop('SIGKILL');
  const isLeft = existsSync(socket);
  const again = await RunningContainer.start(options);
  const isBack = isLeft && (await hasStarted(again));
  check(bench, 'it starts again after it was killed, although the socket is still there', isBack, lastLine(again));
  await checkEnd(bench, again);
}

/** What the exporter reads of the texts in labels and help, by the metrics that it makes of them. */
async function hostileValues(bench: ProgramBench): Promise<void> {
  const all = { ...HOSTILE_VALUES, ...UNWRITABLE_VALUES };
  const values = Object.entries(all).filter(([, value]) => !/[$]|\p{Surrogate}/u.test(value));
  const mappings = values.map(([, value], index) => ({
    match: `m${index}`,
    name: `m${index}`,
    labels: { text: value },
    help: value,
  }));
  const exporter = await start(bench, { mappings });
  for (const [index] of values.entries()) await sendUdp(`m${index}:1|g`);
  await eventually(async () => (await metrics()).match(/^m\d+\{/gm)?.length === values.length);
  const lines = (await metrics()).split('\n');
  for (const [index, [name, value]] of values.entries()) {
    const line = lines.find((each) => each.startsWith(`m${index}{`)) ?? '';
    const read = /^m\d+\{text="((?:[^"\\]|\\.)*)"\} 1$/s.exec(line)?.[1];
    checkEqual(bench, `the exporter reads ${name} as it was written`, read && unescaped(read), value);
  }
  checkEqual(
    bench,
    'no metric but these was made',
    lines.filter((line) => /^[^#\s]*injected/.test(line)),
    [],
  );
  await checkEnd(bench, exporter);
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_all, character: string) => (character === 'n' ? '\n' : character));
}

async function metrics(): Promise<string> {
  return (await ask(`http://${POD_ADDRESS}:9102/metrics`)).body;
}

function sendUdp(text: string): Promise<void> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => socket.send(text, 9125, '127.0.0.1', () => socket.close(() => resolve())));
}

function sendTcp(text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(9125, '127.0.0.1', () => socket.end(text));
    socket.once('close', () => resolve());
  });
}
