import type { Duration } from 'cdk8s';
import type { ContainerReference, VolumeReference } from '../../plus/pod-references';
import type { LocalhostVariables } from '../parts/localhost-variables';

/**
 * How the app speaks OTLP.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/
 */
export enum CollectorOtlpProtocol {
  /** Protocol buffers or JSON over HTTP. */
  HTTP = 'http/protobuf',
  /** Over gRPC. */
  GRPC = 'grpc',
}

/**
 * What the app sends by OTLP, most often with an SDK of OpenTelemetry.
 */
export interface CollectorOtlp {
  /**
   * How the app speaks.
   * @default CollectorOtlpProtocol.HTTP
   */
  readonly protocol?: CollectorOtlpProtocol;

  /**
   * The port on localhost, from 1024.
   * @default 4318 for HTTP, 4317 for gRPC
   */
  readonly listen?: number;

  /**
   * The environment variables by which the app finds it.
   * @default - `OTEL_EXPORTER_OTLP_ENDPOINT` for the URL, and `OTEL_EXPORTER_OTLP_PROTOCOL`, which every SDK reads
   */
  readonly clientVariables?: LocalhostVariables;

  /**
   * The containers that get the variables, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];
}

/**
 * What the app sends by StatsD, over UDP.
 */
export interface CollectorStatsd {
  /** The environment variables by which the app finds it; an empty object says that the app knows the port by itself. */
  readonly clientVariables: LocalhostVariables;

  /**
   * The containers that get the variables, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];

  /**
   * The port on localhost, from 1024.
   * @default 8125
   */
  readonly listen?: number;

  /**
   * The time over which messages are added up. Milliseconds at the finest.
   * @default Duration.seconds(10)
   */
  readonly interval?: Duration;
}

/**
 * Metrics that the app offers in the format of Prometheus.
 */
export interface CollectorScrape {
  /** The port of the app (finding `source-port` if no container declares it). */
  readonly port: number;

  /** The name of the app, which becomes its `service.name`. */
  readonly job: string;

  /**
   * The path of the metrics.
   * @default '/metrics'
   */
  readonly path?: string;

  /**
   * The time between two requests. Milliseconds at the finest.
   * @default Duration.seconds(30)
   */
  readonly interval?: Duration;

  /**
   * Whether the port need not be declared, as one that the app opens on localhost only.
   * @default false
   */
  readonly undeclared?: boolean;
}

/**
 * What a line of a log file is.
 */
export enum CollectorLogFormat {
  /** Text, which becomes the body of an entry. */
  TEXT = 'text',
  /** An object of JSON, whose fields become attributes of an entry. A line that is none is kept as text. */
  JSON = 'json',
}

/**
 * Log files that the app writes to a volume.
 */
export interface CollectorLogFiles {
  /**
   * The volume, by its name or as an object such as a `SharedVolume`. The Pod must have it (finding `mount-volume`), and the
   * app mounts it too. The collector can only read it.
   */
  readonly volume: string | VolumeReference;

  /** The absolute path at which the collector finds the volume. */
  readonly path: string;

  /**
   * Which files of the volume are read: patterns below `path`, in which `*` stands for a part of a name and `**` for
   * directories.
   *
   * @default ['*.log']
   */
  readonly files?: string[];

  /**
   * What a line is.
   * @default CollectorLogFormat.TEXT
   */
  readonly format?: CollectorLogFormat;

  /**
   * A regular expression of Go that the first line of an entry matches, for entries of several lines such as stack traces.
   *
   * @see https://pkg.go.dev/regexp/syntax
   * @default - every line is an entry
   */
  readonly firstLine?: string;
}

/**
 * What the collector measures by itself. A container sees only a part of its node: each member says what.
 */
export enum CollectorHostScraper {
  /** The time of all CPUs of the node. */
  CPU = 'cpu',
  /** The load of the node. */
  LOAD = 'load',
  /** The memory of the node, not that of the Pod. */
  MEMORY = 'memory',
  /** What the disks of the node read and write. */
  DISK = 'disk',
  /** The network of the Pod. */
  NETWORK = 'network',
  /** What the node moves between memory and swap. */
  PAGING = 'paging',
}

/**
 * What the collector measures by itself.
 */
export interface CollectorHostMetrics {
  /** What is measured; one at least. */
  readonly scrapers: CollectorHostScraper[];

  /**
   * The time between two measurements. Milliseconds at the finest.
   * @default Duration.seconds(60)
   */
  readonly interval?: Duration;
}
