import { checkCall } from '../../options/check-call';
import type { SecretKeyReference } from '../parts/references';

/**
 * How records become lines of the standard output.
 */
export interface FluentBitStdoutOptions {
  /**
   * Further settings of the output by their key, such as `{ json_date_key: 'time' }`.
   * @default - none
   */
  readonly settings?: { readonly [key: string]: string | number | boolean };
}

/**
 * A server that takes logs.
 */
export interface FluentBitServer extends FluentBitStdoutOptions {
  /** Its DNS name or IP address. */
  readonly host: string;

  /**
   * Its port.
   * @default - the one that the output is used with, such as 9200 for Elasticsearch
   */
  readonly port?: number;

  /**
   * Whether the connection is encrypted. The certificate of the server is checked.
   * @default false, or true if there is a `ca`
   */
  readonly tls?: boolean;

  /**
   * The key of a Secret that holds the certificates of the authorities which sign that of the server.
   * @default - the authorities that the image trusts
   */
  readonly ca?: SecretKeyReference;

  /**
   * The user that signs in over HTTP, together with a `password`. Not for `forward`.
   * @default - none
   */
  readonly user?: string;

  /**
   * The key of a Secret that holds the password of the user.
   * @default - none
   */
  readonly password?: SecretKeyReference;

  /**
   * Headers by name, for Loki, HTTP and OTLP: text, or the key of a Secret that holds the whole value.
   * @default - none
   */
  readonly headers?: { readonly [name: string]: string | SecretKeyReference };
}

/**
 * Where Fluent Bit sends logs.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs
 */
export class FluentBitOutput {
  /** The standard output of the container: one object of JSON a line, for a collector on the node. */
  public static stdout(options: FluentBitStdoutOptions = {}): FluentBitOutput {
    checkCall('FluentBitOutput.stdout', arguments);
    return new FluentBitOutput('stdout', undefined, options);
  }

  /** Elasticsearch, from version 7. Its `index` is one of the settings. */
  public static elasticsearch(server: FluentBitServer): FluentBitOutput {
    checkCall('FluentBitOutput.elasticsearch', arguments);
    return new FluentBitOutput('es', server);
  }

  /** Loki. Its `labels` are one of the settings, as in `{ labels: 'app=shop' }`. */
  public static loki(server: FluentBitServer): FluentBitOutput {
    checkCall('FluentBitOutput.loki', arguments);
    return new FluentBitOutput('loki', server);
  }

  /** Any server that takes JSON over HTTP. Its `uri` is one of the settings. */
  public static http(server: FluentBitServer): FluentBitOutput {
    checkCall('FluentBitOutput.http', arguments);
    return new FluentBitOutput('http', server);
  }

  /** Another Fluent Bit or a Fluentd. */
  public static forward(server: FluentBitServer): FluentBitOutput {
    checkCall('FluentBitOutput.forward', arguments);
    return new FluentBitOutput('forward', server);
  }

  /** A server that takes OTLP over HTTP. */
  public static openTelemetry(server: FluentBitServer): FluentBitOutput {
    checkCall('FluentBitOutput.openTelemetry', arguments);
    return new FluentBitOutput('opentelemetry', server);
  }

  private constructor(
    /** @internal */
    public readonly _plugin: string,
    /** @internal */
    public readonly _server: FluentBitServer | undefined,
    /** @internal */
    public readonly _options: FluentBitStdoutOptions = _server ?? {},
  ) {}
}
