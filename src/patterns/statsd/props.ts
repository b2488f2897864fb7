import type { Duration } from 'cdk8s';
import type { Manifest } from '../../kubernetes/json';
import type { ContainerReference } from '../../plus/pod-references';
import type { LocalhostVariables } from '../parts/localhost-variables';
import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { PresetProps } from '../preset-props';

/**
 * How the names of StatsD metrics are matched.
 */
export enum StatsdMatch {
  /** By parts between dots, of which `*` stands for any. */
  GLOB = 'glob',
  /** By a regular expression of Go. Those come after all globs. */
  REGEX = 'regex',
}

/**
 * The kinds of StatsD metrics.
 */
export enum StatsdMetricType {
  /** A number that only grows, `c`. */
  COUNTER = 'counter',
  /** A number as it is, `g`. */
  GAUGE = 'gauge',
  /** Values whose distribution counts: timers, histograms and distributions, `ms`, `h` and `d`. */
  OBSERVER = 'observer',
}

/**
 * What becomes of timers, histograms and distributions.
 *
 * @see https://prometheus.io/docs/practices/histograms/
 */
export enum StatsdTimer {
  /** Counts by buckets, which can be added up over Pods. */
  HISTOGRAM = 'histogram',
  /** Quantiles of this Pod, which cannot. */
  SUMMARY = 'summary',
}

/**
 * What becomes of StatsD metrics of one name or several.
 */
export interface StatsdMapping {
  /** The names, such as `shop.*.requests`. The first mapping that fits counts. */
  readonly match: string;

  /**
   * How `match` is meant.
   * @default StatsdMatch.GLOB
   */
  readonly matchType?: StatsdMatch;

  /**
   * The kind of metrics for which it is meant.
   * @default - every kind
   */
  readonly metricType?: StatsdMetricType;

  /**
   * The name of the Prometheus metric: letters, digits and "_". `$1` stands for what the first `*`, or the first group,
   * matched.
   *
   * @default - none: what matches is dropped
   */
  readonly name?: string;

  /**
   * The labels by name: two characters or more, letters, digits and "_". In a value, `$1` stands for what the first `*`, or
   * the first group, matched; a "$" that no number follows is refused, for the exporter would drop it.
   *
   * @default - none
   */
  readonly labels?: { readonly [name: string]: string };

  /**
   * The help text of the metric.
   * @default - a general one, by the exporter
   */
  readonly help?: string;

  /**
   * What becomes of timers, histograms and distributions.
   * @default - that of the adapter
   */
  readonly timers?: StatsdTimer;

  /**
   * The upper limits of the buckets of a histogram, in seconds for timers, ascending.
   * @default - those of the adapter
   */
  readonly buckets?: number[];

  /**
   * The time without a value after which the metric is forgotten. Whole seconds.
   * @default - that of the adapter
   */
  readonly forgetAfter?: Duration;
}

/**
 * How the app reaches the exporter, and what becomes of its metrics.
 */
export interface StatsdExporterAdapterProps extends PresetProps {
  /**
   * Where it takes StatsD messages: a port of localhost, over UDP and TCP; or the absolute path of a Unix socket for
   * datagrams, whose directory the app's containers mount (finding `socket-path`).
   *
   * @default 9125
   */
  readonly listen?: number | string;

  /** The environment variables by which the app finds it; an empty object says that the app knows the address by itself. */
  readonly clientVariables: LocalhostVariables;

  /**
   * The containers that get the variables, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];

  /**
   * What becomes of the metrics. One that no mapping fits keeps its name, with "_" in place of what Prometheus does not take.
   * @default - none
   */
  readonly mappings?: StatsdMapping[];

  /**
   * Whether metrics that no mapping fits are dropped, so that an app cannot make up new ones without end.
   * @default false
   */
  readonly dropUnmapped?: boolean;

  /**
   * What becomes of timers, histograms and distributions.
   * @default StatsdTimer.HISTOGRAM
   */
  readonly timers?: StatsdTimer;

  /**
   * The upper limits of the buckets of histograms, in seconds for timers, ascending.
   * @default - from 0.005 to 10, by the exporter
   */
  readonly buckets?: number[];

  /**
   * The time without a value after which a metric is forgotten, such as one of a customer who is gone. Whole seconds.
   * @default - never
   */
  readonly forgetAfter?: Duration;

  /**
   * Further configuration as the mapping file has it, such as `{ defaults: { summary_options: { max_age: '5m' } } }`. Objects
   * are merged field by field, and `mappings` come after the others.
   *
   * @see https://github.com/prometheus/statsd_exporter#metric-mapping-and-configuration
   * @default - none
   */
  readonly config?: Manifest;

  /**
   * The port on which the exporter serves its metrics, with the limits of `HelperPort.number`.
   * @default 9102
   */
  readonly metricsPort?: number;

  /**
   * How the metrics are found.
   * @default - the port `metrics` is declared, and nothing else is made
   */
  readonly metrics?: MetricsDiscoveryOptions;
}
