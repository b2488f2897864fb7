import { checkCall } from '../../options/check-call';
import type { ObjectReference, SecretKeyReference } from '../parts/references';

/**
 * What the collector handles.
 */
export enum CollectorSignal {
  /** Numbers over time. */
  METRICS = 'metrics',
  /** Entries of logs. */
  LOGS = 'logs',
  /** Spans of traces. */
  TRACES = 'traces',
}

/**
 * Which signals an exporter sends.
 */
export interface CollectorExporterOptions {
  /**
   * The signals that it sends.
   * @default - all that the collector receives
   */
  readonly signals?: CollectorSignal[];
}

/**
 * A server that takes OTLP, the protocol of OpenTelemetry.
 *
 * @see https://github.com/open-telemetry/opentelemetry-collector/tree/main/exporter
 */
export interface CollectorOtlpExporterOptions extends CollectorExporterOptions {
  /**
   * The server as a URL. With the scheme `https` the connection is encrypted, and the certificate of the server is checked;
   * with `http` it is not.
   */
  readonly endpoint: string;

  /**
   * Headers by name: text, or the key of a Secret that holds the whole value.
   * @default - none
   */
  readonly headers?: { readonly [name: string]: string | SecretKeyReference };

  /**
   * The key of a Secret that holds a token, which is sent as `Authorization: Bearer …`.
   * @default - none
   */
  readonly bearerToken?: SecretKeyReference;

  /**
   * The key of a Secret that holds the certificates of the authorities which sign that of the server.
   * @default - the authorities that the image trusts
   */
  readonly ca?: SecretKeyReference;

  /**
   * The Secret of type `kubernetes.io/tls` with the certificate and the key by which the collector shows who it is.
   * @default - none
   */
  readonly clientCertificate?: ObjectReference;
}

/**
 * How much the collector writes into its own log.
 */
export interface CollectorDebugExporterOptions extends CollectorExporterOptions {
  /**
   * Whether everything is written, and not only how much there was.
   * @default false
   */
  readonly detailed?: boolean;
}

/**
 * Where the collector sends what it has received. Metrics that Prometheus fetches are the option `prometheus` of the
 * collector instead.
 */
export class CollectorExporter {
  /**
   * A server that takes OTLP over gRPC, most often at port 4317.
   *
   * @param options - the server, and how the collector signs in
   */
  public static otlpGrpc(options: CollectorOtlpExporterOptions): CollectorExporter {
    checkCall('CollectorExporter.otlpGrpc', arguments);
    return new CollectorExporter('otlp_grpc', options);
  }

  /**
   * A server that takes OTLP over HTTP, most often at port 4318. The path of each signal is added to the URL, such as
   * `/v1/logs`.
   *
   * @param options - the server, and how the collector signs in
   */
  public static otlpHttp(options: CollectorOtlpExporterOptions): CollectorExporter {
    checkCall('CollectorExporter.otlpHttp', arguments);
    return new CollectorExporter('otlp_http', options);
  }

  /**
   * The log of the collector itself, to see what comes through.
   *
   * @param options - how much is written
   */
  public static debug(options: CollectorDebugExporterOptions = {}): CollectorExporter {
    checkCall('CollectorExporter.debug', arguments);
    return new CollectorExporter('debug', undefined, options);
  }

  private constructor(
    /** @internal */
    public readonly _type: 'otlp_grpc' | 'otlp_http' | 'debug',
    /** @internal */
    public readonly _server: CollectorOtlpExporterOptions | undefined,
    /** @internal */
    public readonly _debug: CollectorDebugExporterOptions = {},
  ) {}

  /**
   * The signals that it sends; undefined for all.
   * @internal
   */
  public get _signals(): readonly CollectorSignal[] | undefined {
    return this._server?.signals ?? this._debug.signals;
  }
}
