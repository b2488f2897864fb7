import type { Duration } from 'cdk8s';
import type { ContainerReference } from '../../plus/pod-references';
import type { HaproxySection } from '../config/haproxy-config';
import type { LocalhostVariables } from '../parts/localhost-variables';
import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { SecretKeyReference } from '../parts/references';
import type { PresetProps } from '../preset-props';

/**
 * What HAProxy understands of the connections that it forwards.
 */
export enum HaproxyProtocol {
  /** Requests: each is balanced by itself, and a failed one that is safe to repeat is sent to another server. */
  HTTP = 'http',
  /** Bytes: each connection is balanced as a whole, as for a database. */
  TCP = 'tcp',
}

/**
 * Which server gets the next request or connection.
 *
 * @see https://docs.haproxy.org/2.6/configuration.html#4.2-balance
 */
export enum HaproxyBalance {
  /** Each in turn, by its weight. */
  ROUND_ROBIN = 'roundrobin',
  /** The one with the fewest connections. */
  LEAST_CONNECTIONS = 'leastconn',
  /** The first one that is up and not full: the others stand by. */
  FIRST = 'first',
}

/**
 * A server behind HAProxy.
 */
export interface HaproxyServer {
  /**
   * Its DNS name, whole as in `payments.bank.svc.cluster.local`, or its IP address. HAProxy looks a name up again while it
   * runs, without the search domains of the Pod.
   */
  readonly host: string;

  /** Its port. */
  readonly port: number;

  /**
   * Its share beside the others, from 1 to 256.
   * @default 1
   */
  readonly weight?: number;

  /**
   * Whether it is used only if every other server is down.
   * @default false
   */
  readonly backup?: boolean;
}

/**
 * How HAProxy encrypts its connections to the servers.
 */
export interface HaproxyTls {
  /** The key of a Secret that holds the certificates of the authorities which sign those of the servers. */
  readonly ca: SecretKeyReference;

  /**
   * The key of a Secret that holds the certificate with which HAProxy shows who it is, and its private key, both in PEM and
   * one after the other.
   *
   * @default - none
   */
  readonly clientCertificate?: SecretKeyReference;
}

/**
 * The servers behind HAProxy, and how the app finds it.
 */
export interface HaproxyAmbassadorProps extends PresetProps {
  /** The port on localhost on which the app reaches the servers, from 1024. */
  readonly listen: number;

  /** The servers: one at least. */
  readonly servers: HaproxyServer[];

  /** The environment variables by which the app finds HAProxy. */
  readonly clientVariables: LocalhostVariables;

  /**
   * The containers that get the variables, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];

  /**
   * What HAProxy understands of the connections.
   * @default HaproxyProtocol.HTTP
   */
  readonly protocol?: HaproxyProtocol;

  /**
   * Which server gets the next request or connection.
   * @default HaproxyBalance.ROUND_ROBIN for HTTP, HaproxyBalance.LEAST_CONNECTIONS for TCP
   */
  readonly balance?: HaproxyBalance;

  /**
   * The name by which the servers know themselves: it becomes the `Host` of requests, the name that is sent for TLS, and the
   * one that their certificates must have.
   *
   * @default - the name of the servers, if all have the same; otherwise `Host` stays, and certificates are for each server's own host
   */
  readonly serverName?: string;

  /**
   * How the connections to the servers are encrypted.
   * @default - they are not
   */
  readonly tls?: HaproxyTls;

  /**
   * The path of a request by which HAProxy finds out whether a server is up, for HTTP only.
   * @default - none: a server is up if it accepts connections
   */
  readonly checkPath?: string;

  /**
   * How long a connection to a server may take. Milliseconds at the finest.
   * @default Duration.seconds(5)
   */
  readonly connectTimeout?: Duration;

  /**
   * How long a server, or the app, may be silent. Milliseconds at the finest.
   * @default Duration.seconds(60) for HTTP, Duration.hours(1) for TCP
   */
  readonly idleTimeout?: Duration;

  /**
   * The most connections at a time, which bound the memory.
   * @default 1000
   */
  readonly maxConnections?: number;

  /**
   * The port for probes and metrics, from 1024.
   * @default 8404
   */
  readonly healthPort?: number;

  /**
   * How the metrics are found.
   * @default - the port `metrics` is declared, and nothing else is made
   */
  readonly metrics?: MetricsDiscoveryOptions;

  /**
   * Further configuration. The lines of a section that the preset has (`global`, `defaults`, `frontend health`,
   * `frontend app`, `backend servers`, `resolvers dns`) come after its own, and HAProxy takes the last of a setting; any
   * other section is added.
   *
   * @default - none
   */
  readonly config?: HaproxySection[];
}
