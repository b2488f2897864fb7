import type { Duration } from 'cdk8s';
import type { ProbesOptions } from './probes-options';
import type { ProbeTiming } from './timing';

/**
 * A program that answers HTTP requests on a path that says how it is.
 */
export interface HttpProbesOptions extends ProbesOptions {
  /** The path that answers with a status from 200 to 399 as long as all is well. */
  readonly path: string;

  /**
   * The path that the liveness probe asks. It should tell only whether the program itself can go on, not whether a
   * database that it needs answers.
   *
   * @default - `path`
   */
  readonly livenessPath?: string;

  /**
   * The port by number or by the name that the container gives it.
   * @default - the first TCP port that the container declares
   */
  readonly port?: number | string;

  /**
   * Whether the requests go over TLS. The certificate is not checked.
   * @default false
   */
  readonly https?: boolean;

  /**
   * Headers of the requests, by name.
   * @default - none but those of the kubelet
   */
  readonly headers?: { readonly [name: string]: string };
}

/**
 * A program with the gRPC health service.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export interface GrpcProbesOptions extends ProbesOptions {
  /**
   * The port by number, without TLS. A gRPC probe cannot name it.
   * @default - the first TCP port that the container declares
   */
  readonly port?: number;

  /**
   * The service whose health is asked for.
   * @default - the server as a whole
   */
  readonly service?: string;

  /**
   * The service whose health the liveness probe asks for.
   * @default - `service`
   */
  readonly livenessService?: string;
}

/**
 * A program that accepts TCP connections.
 */
export interface TcpProbesOptions extends ProbesOptions {
  /**
   * The port by number or by the name that the container gives it.
   * @default - the first TCP port that the container declares
   */
  readonly port?: number | string;
}

/**
 * A proxy beside the app that must be up before the app starts.
 */
export interface SidecarProxyProbesOptions {
  /**
   * The path that answers with a status from 200 to 399 once the proxy takes connections, such as `/ready` of Envoy.
   * @default - none: it is up when it accepts a TCP connection
   */
  readonly path?: string;

  /**
   * The port by number or by the name that the container gives it.
   * @default - the first TCP port that the container declares
   */
  readonly port?: number | string;

  /**
   * How long it may take from its start until it answers. Whole seconds.
   * @default Duration.seconds(30)
   */
  readonly startsWithin?: Duration;

  /**
   * How long an answer may take. Whole seconds.
   * @default Duration.seconds(1)
   */
  readonly answersWithin?: Duration;

  /**
   * Values of the startup probe that replace those that follow from `startsWithin`.
   * @default - none
   */
  readonly startupTiming?: ProbeTiming;
}
