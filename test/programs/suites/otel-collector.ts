import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import {
  CollectorExporter,
  CollectorHostScraper,
  CollectorLogFormat,
  type OtelCollectorSidecarProps,
} from '../../../src';
import { HOSTILE_VALUES } from '../../patterns/config/hostile-values';
import type { Json } from '../../template/support';
import { AS_JSON, collectorObjects, endCollector, podFolder, startCollector } from '../collector';
import type { RunningContainer } from '../container';
import { ask } from '../counterparts/client';
import { attributesOf, OtlpServer, type Item } from '../counterparts/otlp-server';
import { appMetrics, sendSpan, sendStatsd } from '../counterparts/telemetry';
import { metricsProblem } from '../metrics';
import { hasStarted, POD_ADDRESS, probe } from '../probes';
import { lastLine } from '../start-pod';
import { check, checkEqual, checkEventually, eventually, type ProgramBench, type ProgramSuite } from '../suite';
import { checksCertificates, speaksGrpc } from './otel-collector-servers';

const SERVER = 4400;
const APP_METRICS = 9100;
const OWN_METRICS = `http://${POD_ADDRESS}:8888/metrics`;
const SECRETS = { backend: { token: 's3cret' } };

/** The collector with the components that the preset names, between an app and a server. */
export const OTEL_COLLECTOR: ProgramSuite = {
  name: 'otel-collector',
  programs: ['otelcol', 'promtool', 'openssl'],
  mayLack: { program: 'otelcol', why: 'Its build takes many minutes: ".ci/install-programs --long" makes it.' },
  run: async (bench) => {
    const server = new OtlpServer(SERVER);
    const app = await appMetrics(APP_METRICS);
    await passesEverything(bench, server);
    app.close();
    await speaksGrpc(bench, server);
    await server.stop();
    await checksCertificates(bench);
  },
};

async function passesEverything(bench: ProgramBench, server: OtlpServer): Promise<void> {
  const pod = podFolder(bench, 'everything');
  const objects = collectorObjects(everything(), [8080, APP_METRICS]);
  const first = await startCollector(pod, objects, SECRETS);
  check(bench, 'it starts while the server is away', await hasStarted(first), lastLine(first));
  checkEqual(bench, 'it finds its configuration valid', first.exec(['otelcol', 'validate', ...configFlag(first)]), 0);
  const log = join(first.volumeFolder('log'), 'app.json');
  appendFileSync(log, '{"level":"info","text":"one"}\n');
  await sleepUntilFailed();
  await server.start();
  await passesLogs(bench, server);
  await passesSpans(bench, server, first);
  await passesMetrics(bench, server);
  await countsForItself(bench, server);
  await endsAndGoesOn(bench, server, first, { pod, objects, log });
}

function everything(): OtelCollectorSidecarProps {
  return {
    otlp: {},
    statsd: { clientVariables: { host: 'STATSD_HOST' }, interval: Duration.seconds(1) },
    scrape: [{ port: APP_METRICS, job: 'shop', interval: Duration.seconds(1) }],
    logFiles: [{ volume: 'log', path: '/logs', files: ['*.json'], format: CollectorLogFormat.JSON }],
    hostMetrics: {
      scrapers: Object.values(CollectorHostScraper),
      interval: Duration.seconds(1),
    },
    resourceAttributes: HOSTILE_VALUES,
    exporters: [
      CollectorExporter.otlpHttp({
        endpoint: `http://127.0.0.1:${SERVER}`,
        headers: { 'X-Odd': '${env:HOME} $1 $$' },
        bearerToken: { secret: { name: 'backend' }, key: 'token' },
      }),
    ],
    prometheus: {},
    config: AS_JSON,
  };
}

function configFlag({ manifest }: RunningContainer): string[] {
  return manifest['args'] as string[];
}

async function passesLogs(bench: ProgramBench, server: OtlpServer): Promise<void> {
  await eventually(() => server.items('logs').length > 0, 20);
  const [entry] = server.items('logs');
  const { text, level, 'log.file.path': path } = attributesOf(entry?.item ?? {});
  checkEqual(
    bench,
    'a line of JSON waits for the server, and arrives',
    [text, level, path],
    ['one', 'info', '/logs/app.json'],
  );
  const { authorization, 'x-odd': odd } = server.received[0]?.headers ?? {};
  checkEqual(bench, 'it signs in with the Secret', authorization, 'Bearer s3cret');
  checkEqual(bench, 'nothing in a header is expanded', odd, '${env:HOME} $1 $$');
  for (const [name, value] of Object.entries(HOSTILE_VALUES)) {
    check(
      bench,
      `an attribute with ${name} arrives as it was written`,
      entry?.source[name] === value,
      entry?.source[name],
    );
  }
}

async function passesSpans(bench: ProgramBench, server: OtlpServer, { manifest }: RunningContainer): Promise<void> {
  checkEqual(
    bench,
    'the app listens to the address of its variable',
    await sendSpan('http://127.0.0.1:4318', 'checkout'),
    200,
  );
  await eventually(() => server.items('traces').length > 0);
  const [span] = server.items('traces');
  const seen = [span?.item['name'], span?.source['service.name'], span?.source['k8s.pod.name']];
  checkEqual(bench, 'a span arrives with the name of the Pod', seen, ['checkout', 'shop', 'metadata.name']);
  checkEqual(bench, 'as whom it runs', manifest['securityContext'].runAsUser, 10001);
}

async function passesMetrics(bench: ProgramBench, server: OtlpServer): Promise<void> {
  const scraped = await metric(server, 'shop_orders_total');
  checkEqual(
    bench,
    'the metrics of the app arrive',
    [scraped?.source['service.name'], scraped?.source['service.instance.id']],
    ['shop', `metadata.name:${APP_METRICS}`],
  );
  const host = ['system.cpu.time', 'system.memory.usage', 'system.network.io', 'system.disk.io'];
  const found = await Promise.all(host.map((name) => metric(server, name)));
  const missing = host.filter((_name, index) => found[index] === undefined);
  checkEqual(bench, 'it measures without privileges', missing, []);
  for (const text of ['mails.sent:2|c', 'mails.sent:1|c']) await sendStatsd(text);
  // A summary is of one interval, which must not end between the two.
  await sendStatsd('mails.time:30|ms\nmails.time:50|ms');
  const prometheus = async (): Promise<string> => (await ask(`http://${POD_ADDRESS}:8889/metrics`)).body;
  const seen = async (counter: RegExp): Promise<string | undefined> => counter.exec(await prometheus())?.[1];
  const sent = (): Promise<unknown> => seen(/^mails_sent\S* (\S+)/m);
  await checkEventually(bench, 'StatsD counters add up for Prometheus', sent, '3');
  await checkEventually(bench, 'timers become a summary', () => seen(/^mails_time_count\S* (\S+)/m), '2');
  checkEqual(bench, 'Prometheus can read the metrics', metricsProblem(await prometheus()), '');
}

async function countsForItself(bench: ProgramBench, server: OtlpServer): Promise<void> {
  const counts = ['receiver_accepted_log_records', 'exporter_sent_log_records', 'exporter_sent_spans'];
  const seen = (): Promise<unknown> => Promise.all(counts.map(own));
  await checkEventually(bench, 'its own metrics count what passed', seen, ['1', '1', '1']);
  checkEqual(bench, 'and the server got no more', server.items('logs').length, 1);
}

async function endsAndGoesOn(
  bench: ProgramBench,
  server: OtlpServer,
  first: RunningContainer,
  { pod, objects, log }: { readonly pod: string; readonly objects: readonly Json[]; readonly log: string },
): Promise<void> {
  await sendSpan('http://127.0.0.1:4318', 'last');
  await endCollector(bench, first);
  const hasArrived = (): boolean => server.items('traces').some(({ item }) => item['name'] === 'last');
  await checkEventually(bench, 'what it held at TERM arrives', hasArrived, true);
  checkEqual(bench, 'the startup probe fails once it has ended', await probe(first, 'startupProbe'), false);
  appendFileSync(log, '{"text":"two"}\nno JSON\n');
  const second = await startCollector(pod, objects, SECRETS);
  await eventually(() => server.items('logs').length >= 3, 20);
  const bodies = server.items('logs').map(({ item }) => (item['body'] as Json)['stringValue'] as string);
  checkEqual(bench, 'after a restart it reads on where it was, and keeps a line that is no JSON', bodies, [
    '{"level":"info","text":"one"}',
    '{"text":"two"}',
    'no JSON',
  ]);
  await endCollector(bench, second);
}

async function metric(server: OtlpServer, name: string): Promise<Item | undefined> {
  const find = (): Item | undefined => server.items('metrics').find(({ item }) => item['name'] === name);
  await eventually(() => find() !== undefined);
  return find();
}

async function own(name: string): Promise<string | undefined> {
  const { body } = await ask(OWN_METRICS);
  return new RegExp(`^otelcol_${name}\\S* (\\S+)`, 'm').exec(body)?.[1];
}

async function sleepUntilFailed(): Promise<void> {
  await eventually(async () => (await ask(OWN_METRICS)).body.includes('otelcol_receiver_accepted_log_records'));
}
