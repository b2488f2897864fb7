import type { Duration } from 'cdk8s';
import type { ObjectReference, SecretKeyReference } from '../parts/references';

/**
 * Which server gets the next request.
 *
 * @see https://www.envoyproxy.io/docs/envoy/v1.40.0/intro/arch_overview/upstream/load_balancing/load_balancers
 */
export enum EnvoyBalance {
  /** The one of two at random that works on fewer requests. */
  LEAST_REQUEST = 'LEAST_REQUEST',
  /** Each in turn. */
  ROUND_ROBIN = 'ROUND_ROBIN',
  /** One at random. */
  RANDOM = 'RANDOM',
}

/**
 * A server behind Envoy, or all Pods behind a headless Service.
 */
export interface EnvoyServer {
  /**
   * Its DNS name or IP address. Envoy looks a name up every 5 s, and takes each address that it has as a server: that of a
   * headless Service leads to all of its Pods.
   */
  readonly host: string;

  /** Its port. */
  readonly port: number;

  /**
   * Its share beside the others, a whole number from 1 to 1000.
   * @default 1
   */
  readonly weight?: number;
}

/**
 * How Envoy encrypts its connections to servers.
 */
export interface EnvoyUpstreamTls {
  /**
   * The key of a Secret that holds the certificates of the authorities which sign those of the servers. A server's
   * certificate must have the name by which it is called.
   */
  readonly ca: SecretKeyReference;

  /**
   * The Secret of type `kubernetes.io/tls`, with the keys `tls.crt` and `tls.key`, with which Envoy shows who it is.
   * @default - none
   */
  readonly clientCertificate?: ObjectReference;
}

/**
 * When Envoy stops sending requests to servers, or to one of them.
 *
 * @see https://www.envoyproxy.io/docs/envoy/v1.40.0/intro/arch_overview/upstream/circuit_breaking
 */
export interface EnvoyCircuitBreaker {
  /**
   * The most connections to all servers together. Further requests wait for one.
   * @default 1024
   */
  readonly maxConnections?: number;

  /**
   * The most requests that wait for a connection. Further ones are answered with 503 at once.
   * @default 1024
   */
  readonly maxPendingRequests?: number;

  /**
   * The most requests at a time, over HTTP/2 for instance. Further ones are answered with 503 at once.
   * @default 1024
   */
  readonly maxRequests?: number;

  /**
   * How many failures in a row, answers of the statuses 500 to 599 included, make Envoy leave a server out for a while.
   * @default 5
   */
  readonly consecutiveErrors?: number;

  /**
   * How long it is left out the first time; each further time adds as much. Milliseconds at the finest.
   * @default Duration.seconds(30)
   */
  readonly ejectionTime?: Duration;
}

/**
 * Servers that do the same.
 */
export interface EnvoyUpstream {
  /** The servers: one at least. */
  readonly servers: EnvoyServer[];

  /**
   * Which of them gets the next request.
   * @default EnvoyBalance.LEAST_REQUEST
   */
  readonly balance?: EnvoyBalance;

  /**
   * The name by which the servers know themselves: it becomes the `Host` of requests, the name that is sent for TLS, and the
   * one that their certificates must have.
   *
   * @default - the host of each server
   */
  readonly serverName?: string;

  /**
   * How the connections are encrypted.
   * @default - they are not
   */
  readonly tls?: EnvoyUpstreamTls;

  /**
   * Whether the servers speak HTTP/2, as those of gRPC do.
   * @default false
   */
  readonly http2?: boolean;

  /**
   * The path of a request by which Envoy finds out every 5 s whether a server is up.
   * @default - none: what fails is noticed by the requests of the app
   */
  readonly checkPath?: string;

  /**
   * How long a connection may take. Milliseconds at the finest.
   * @default Duration.seconds(5)
   */
  readonly connectTimeout?: Duration;

  /**
   * When Envoy stops sending requests.
   * @default - at the limits that its options name
   */
  readonly circuitBreaker?: EnvoyCircuitBreaker;
}
