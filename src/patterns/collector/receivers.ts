import { posix } from 'node:path';
import { Duration } from 'cdk8s';
import type { Fields } from '../../kubernetes/json';
import { LOCALHOST } from '../../probes/preset-times';
import { CollectorSignal } from './exporter';
import {
  CollectorLogFormat,
  CollectorOtlpProtocol,
  type CollectorLogFiles,
  type CollectorOtlp,
  type CollectorScrape,
  type CollectorStatsd,
} from './inputs';
import type { OtelCollectorSidecarProps } from './props';
import { VariableText } from '../config/variable-text';
import { POD_NAME } from '../parts/pod-variables';

/** A receiver or exporter as the configuration has it, and the signals that it handles. */
export interface Component {
  readonly id: string;
  readonly config: Fields;
  readonly signals: readonly CollectorSignal[];
}

const { METRICS, LOGS, TRACES } = CollectorSignal;

/** All that the collector handles. */
export const SIGNALS: readonly CollectorSignal[] = [METRICS, LOGS, TRACES];

/** The directory in which the collector remembers how far it has read each log file. */
export const STORAGE = { id: 'file_storage', directory: '/var/lib/otelcol' };

/** The receivers that the options ask for. */
export function receiversOf(props: OtelCollectorSidecarProps): Component[] {
  const { otlp, statsd, scrape = [], logFiles = [], hostMetrics } = props;
  return [
    ...(otlp ? [{ id: 'otlp', config: otlpReceiver(otlp), signals: SIGNALS }] : []),
    ...(statsd ? [{ id: 'statsd', config: statsdReceiver(statsd), signals: [METRICS] }] : []),
    ...(scrape.length > 0 ? [{ id: 'prometheus', config: prometheusReceiver(scrape), signals: [METRICS] }] : []),
    ...(hostMetrics ? [{ id: 'host_metrics', config: hostReceiver(hostMetrics), signals: [METRICS] }] : []),
    ...logFiles.map((files, index) => ({
      id: numbered('file_log', index),
      config: fileReceiver(files),
      signals: [LOGS],
    })),
  ];
}

/** The ids of components of one type: the first has no number. */
export function numbered(type: string, index: number): string {
  return index === 0 ? type : `${type}/${index + 1}`;
}

/** The port on which the app reaches the collector by OTLP. */
export function otlpPort({ protocol, listen }: CollectorOtlp): number {
  return listen ?? (protocol === CollectorOtlpProtocol.GRPC ? 4317 : 4318);
}

/** The port on which the app reaches the collector by StatsD. */
export function statsdPort({ listen = 8125 }: CollectorStatsd): number {
  return listen;
}

/** A time as Go and Prometheus read it. */
export function timeText(duration: Duration): string {
  const milliseconds = duration.toMilliseconds();
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}

function otlpReceiver(otlp: CollectorOtlp): Fields {
  const protocol = otlp.protocol === CollectorOtlpProtocol.GRPC ? 'grpc' : 'http';
  return { protocols: { [protocol]: { endpoint: `${LOCALHOST}:${otlpPort(otlp)}` } } };
}

function statsdReceiver(statsd: CollectorStatsd): Fields {
  return {
    endpoint: `${LOCALHOST}:${statsdPort(statsd)}`,
    transport: 'udp',
    aggregation_interval: timeText(statsd.interval ?? Duration.seconds(10)),
    // All clients are the app, and many send each message from another port.
    ignore_host: true,
    // Prometheus knows no other counters than those that never fall.
    is_monotonic_counter: true,
    // Otherwise each event takes the place of the one before.
    timer_histogram_mapping: ['timing', 'histogram', 'distribution'].map((type) => ({
      statsd_type: type,
      observer_type: 'summary',
    })),
  };
}

function prometheusReceiver(scrape: readonly CollectorScrape[]): Fields {
  const configs = scrape.map(({ port, job, path = '/metrics', interval = Duration.seconds(30) }) => ({
    job_name: job,
    scrape_interval: timeText(interval),
    scrape_timeout: timeText(Duration.millis(Math.min(interval.toMilliseconds(), 10_000))),
    metrics_path: path,
    static_configs: [
      // The address is the same in every Pod.
      { targets: [`${LOCALHOST}:${port}`], labels: { instance: new VariableText(POD_NAME, '', `:${port}`) } },
    ],
  }));
  return { config: { scrape_configs: configs } };
}

function hostReceiver({ scrapers, interval }: NonNullable<OtelCollectorSidecarProps['hostMetrics']>): Fields {
  return {
    collection_interval: timeText(interval ?? Duration.seconds(60)),
    scrapers: Object.fromEntries(scrapers.map((scraper) => [scraper, {}])),
  };
}

function fileReceiver({ path, files = ['*.log'], format, firstLine }: CollectorLogFiles): Fields {
  const json = { type: 'json_parser', parse_to: 'attributes', on_error: 'send_quiet' };
  return {
    include: files.map((pattern) => posix.join(path, pattern)),
    // What the app wrote before the collector started is read as well.
    start_at: 'beginning',
    include_file_path: true,
    storage: STORAGE.id,
    // Entries wait until an exporter takes them.
    retry_on_failure: { enabled: true },
    ...(firstLine !== undefined && { multiline: { line_start_pattern: firstLine } }),
    ...(format === CollectorLogFormat.JSON && { operators: [json] }),
  };
}
