import type { Duration, Size } from 'cdk8s';
import type { Manifest } from '../../kubernetes/json';
import type { VolumeReference } from '../../plus/pod-references';
import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { PresetProps } from '../preset-props';
import type { FluentBitOutput } from './output';

/**
 * The form of the lines of a log file.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/parsers
 */
export enum FluentBitFormat {
  /** Text, which is kept in the field `log`. */
  TEXT = 'text',
  /** Objects of JSON. */
  JSON = 'json',
  /** Pairs as in `level=info msg="done"`. */
  LOGFMT = 'logfmt',
  /** Pairs as in `level:info`, with tabs between them. */
  LTSV = 'ltsv',
  /** What a regular expression finds by named groups. */
  REGEX = 'regex',
}

/**
 * Which lines are one entry, by the built-in rules of Fluent Bit.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/parsers/multiline-parsing
 */
export enum FluentBitMultiline {
  /** Stack traces of Java. */
  JAVA = 'java',
  /** Stack traces of Python. */
  PYTHON = 'python',
  /** Stack traces of Go. */
  GO = 'go',
  /** Stack traces of Ruby. */
  RUBY = 'ruby',
}

/** The tag of records whose files have none of their own. */
export const DEFAULT_TAG = 'app';

/**
 * Log files that the app writes to a volume.
 */
export interface FluentBitLogFiles {
  /**
   * The volume, by its name or as an object such as a `SharedVolume`. The Pod must have it (finding `mount-volume`), and the
   * app mounts it too. Fluent Bit can only read it.
   */
  readonly volume: string | VolumeReference;

  /** The absolute path at which Fluent Bit finds the volume. */
  readonly path: string;

  /**
   * Which files of the volume are read: patterns below `path`, in which `*` stands for a part of a name.
   * @default ['*.log']
   */
  readonly files?: string[];

  /**
   * The tag of the records, by which outputs and filters of `config` choose them: letters, digits, "_", "-" and ".". Files with a
   * format need a tag that no other files have.
   * @default 'app'
   */
  readonly tag?: string;

  /**
   * The form of a line, or of an entry of several lines. What does not have it stays in the field `log`.
   * @default FluentBitFormat.TEXT
   */
  readonly format?: FluentBitFormat;

  /**
   * The regular expression with named groups, such as `^(?<level>\w+) (?<message>.*)$`, for `FluentBitFormat.REGEX`.
   * @default - none
   */
  readonly regex?: string;

  /**
   * The field that has the time of an entry. Without it an entry has the time at which it was read.
   * @default - none
   */
  readonly timeKey?: string;

  /**
   * How the time is written, such as `%Y-%m-%dT%H:%M:%S.%L%z`.
   * @default - none: it needs a `timeKey`
   */
  readonly timeFormat?: string;

  /**
   * Which lines are one entry, by a language.
   * @default - each is one by itself
   */
  readonly multiline?: FluentBitMultiline;

  /**
   * A regular expression that the first line of an entry matches, for what `multiline` does not know.
   * @default - none
   */
  readonly firstLine?: string;
}

/**
 * Which logs Fluent Bit reads, and where it sends them.
 */
export interface FluentBitSidecarProps extends PresetProps {
  /** Log files on volumes of the Pod; one entry at least. */
  readonly logFiles: FluentBitLogFiles[];

  /** Where every record is sent; one at least. */
  readonly outputs: FluentBitOutput[];

  /**
   * How much is kept on disk while an output is away. The oldest records are dropped then.
   * @default Size.mebibytes(128)
   */
  readonly bufferSize?: Size;

  /**
   * How long it goes on sending at its end. Whole seconds, within the grace period of the Pod.
   * @default Duration.seconds(10)
   */
  readonly grace?: Duration;

  /**
   * The port for probes and metrics, from 1024.
   * @default 2020
   */
  readonly httpPort?: number;

  /**
   * How the metrics are found. Their path is `/api/v2/metrics/prometheus`.
   * @default - the port `metrics` is declared, and nothing else is made
   */
  readonly metrics?: MetricsDiscoveryOptions;

  /**
   * Further configuration as data, by section (`service`, `parsers`, `multiline_parsers`, `pipeline`). Settings of the service
   * take the place of those of the preset, and everything else is added behind its own. Texts are taken as they are; one that Fluent Bit would
   * expand is refused. In place of a text, `{ secret, key }` is the key of a Secret. Keys of plugins that the preset knows are
   * checked.
   *
   * @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml
   * @default - none
   */
  readonly config?: Manifest;
}
