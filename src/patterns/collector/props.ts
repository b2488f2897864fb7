import type { Manifest } from '../../kubernetes/json';
import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { PresetProps } from '../preset-props';
import type { CollectorExporter } from './exporter';
import type {
  CollectorHostMetrics,
  CollectorLogFiles,
  CollectorOtlp,
  CollectorScrape,
  CollectorStatsd,
} from './inputs';

/**
 * Metrics as Prometheus fetches them from the collector.
 */
export interface CollectorPrometheus extends MetricsDiscoveryOptions {
  /**
   * The port, with the limits of `HelperPort.number`.
   * @default 8889
   */
  readonly port?: number;
}

/**
 * What the collector receives, and where it goes. Something must be received, and something must take it.
 */
export interface OtelCollectorSidecarProps extends PresetProps {
  /**
   * What the app sends by OTLP: metrics, logs and traces.
   * @default - nothing
   */
  readonly otlp?: CollectorOtlp;

  /**
   * What the app sends by StatsD: metrics.
   * @default - nothing
   */
  readonly statsd?: CollectorStatsd;

  /**
   * What the app offers to Prometheus: metrics.
   * @default - nothing
   */
  readonly scrape?: CollectorScrape[];

  /**
   * Log files on volumes of the Pod: logs.
   * @default - none
   */
  readonly logFiles?: CollectorLogFiles[];

  /**
   * What the collector measures by itself: metrics.
   * @default - nothing
   */
  readonly hostMetrics?: CollectorHostMetrics;

  /**
   * Where everything is sent.
   * @default - nowhere: `prometheus` takes the metrics
   */
  readonly exporters?: CollectorExporter[];

  /**
   * Offers the metrics to Prometheus.
   * @default - it does not
   */
  readonly prometheus?: CollectorPrometheus;

  /**
   * Attributes of the source, by name, for everything that has not said otherwise.
   *
   * @see https://opentelemetry.io/docs/specs/semconv/resource/
   * @default - only `k8s.pod.name` and `k8s.namespace.name`, which are always there
   */
  readonly resourceAttributes?: { readonly [name: string]: string };

  /**
   * The port for probes, from 1024.
   * @default 13133
   */
  readonly healthPort?: number;

  /**
   * The port for the metrics of the collector itself, from 1024.
   * @default 8888
   */
  readonly ownMetricsPort?: number;

  /**
   * Further configuration as data, by section (`receivers`, `processors`, `exporters`, `extensions`, `connectors`, `service`).
   * Objects are merged into those of the preset; the receivers and exporters of a pipeline, and the extensions, are added to
   * them, and anything else takes their place. Texts are taken as they are: nothing in them is expanded. In place of a text,
   * `{ secret, key }` is the key of a Secret.
   *
   * @see https://opentelemetry.io/docs/collector/configuration/
   * @default - none
   */
  readonly config?: Manifest;
}
