import type { Duration } from 'cdk8s';
import { httpGetAction, type HttpGetOptions } from '../kubernetes/http-get';
import { definedFields, type Fields, type Manifest } from '../kubernetes/json';

/**
 * When a probe is made, and when its answers count.
 */
export interface ProbeTiming {
  /**
   * How long after the container's start (or, with a startup probe, after that has succeeded) the first probe may come.
   * Whole seconds.
   *
   * @default - 0 seconds, by Kubernetes
   */
  readonly initialDelay?: Duration;

  /**
   * The time from one probe to the next. Whole seconds, at least one.
   *
   * @default - 10 seconds, by Kubernetes
   */
  readonly period?: Duration;

  /**
   * How long an answer may take. Whole seconds, at least one.
   *
   * @default - 1 second, by Kubernetes
   */
  readonly timeout?: Duration;

  /**
   * How many successes in a row count as success. A startup or liveness probe allows only 1.
   *
   * @default - 1, by Kubernetes
   */
  readonly successThreshold?: number;

  /**
   * How many failures in a row count as failure.
   *
   * @default - 3, by Kubernetes
   */
  readonly failureThreshold?: number;

  /**
   * How long a container that this probe found failing may take to stop. Not for a readiness probe. Whole seconds.
   *
   * @default - the grace period of the Pod
   */
  readonly terminationGracePeriod?: Duration;
}

/**
 * A probe that sends an HTTP GET request; an answer from 200 to 399 is success.
 */
export interface HttpGetProbeOptions extends HttpGetOptions, ProbeTiming {}

/**
 * A probe that opens a TCP connection.
 */
export interface TcpSocketProbeOptions extends ProbeTiming {
  /** The port by number (from 1 to 65535) or by the name that the container gives it. */
  readonly port: number | string;

  /**
   * The host to connect to, where it is not the Pod.
   * @default - the address of the Pod
   */
  readonly host?: string;
}

/**
 * A probe that calls the gRPC health service of the program.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export interface GrpcProbeOptions extends ProbeTiming {
  /** The port, from 1 to 65535. A gRPC probe cannot name it. */
  readonly port: number;

  /**
   * The service whose health is asked for.
   * @default - the server as a whole
   */
  readonly service?: string;
}

/**
 * How the kubelet asks a container whether it has started, is ready or is alive.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probe {
  /** Sends an HTTP GET request; an answer from 200 to 399 is success. */
  public static httpGet(options: HttpGetProbeOptions): Probe {
    return new Probe(httpGetAction(options), options);
  }

  /** Opens a TCP connection; that it opens is success. */
  public static tcpSocket(options: TcpSocketProbeOptions): Probe {
    return new Probe({ tcpSocket: definedFields({ port: options.port, host: options.host }) }, options);
  }

  /**
   * Runs a command in the container; exit status 0 is success.
   *
   * @param command - the program and its arguments; no shell is involved, and the program must be in the image
   * @param timing - when it is run
   */
  public static exec(command: string[], timing: ProbeTiming = {}): Probe {
    return new Probe({ exec: { command: [...command] } }, timing);
  }

  /** Calls the gRPC health service; the answer SERVING is success. */
  public static grpc(options: GrpcProbeOptions): Probe {
    return new Probe({ grpc: definedFields({ port: options.port, service: options.service }) }, options);
  }

  private readonly fields: Fields;

  private constructor(handler: Fields, timing: ProbeTiming) {
    this.fields = {
      ...handler,
      ...definedFields({
        initialDelaySeconds: timing.initialDelay?.toSeconds(),
        periodSeconds: timing.period?.toSeconds(),
        timeoutSeconds: timing.timeout?.toSeconds(),
        successThreshold: timing.successThreshold,
        failureThreshold: timing.failureThreshold,
        terminationGracePeriodSeconds: timing.terminationGracePeriod?.toSeconds(),
      }),
    };
  }
  /** The probe as it stands in a manifest: a copy. */
  public get manifest(): Manifest {
    return structuredClone(this.fields);
  }
}
