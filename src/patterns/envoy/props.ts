import type { Duration } from 'cdk8s';
import type { Manifest } from '../../kubernetes/json';
import type { ContainerReference } from '../../plus/pod-references';
import type { LocalhostVariables } from '../parts/localhost-variables';
import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { PresetProps } from '../preset-props';

/**
 * What every Envoy in a Pod has.
 */
export interface EnvoyProps extends PresetProps {
  /**
   * The most connections from clients at a time, which bound the memory.
   * @default 1000
   */
  readonly maxConnections?: number;

  /**
   * The port for probes, and for the metrics if they are asked for, from 1024.
   * @default 9902
   */
  readonly healthPort?: number;

  /**
   * The port of Envoy's administration on localhost, from 1024. Two Envoys in a Pod need two.
   * @default 9901
   */
  readonly adminPort?: number;

  /**
   * How the metrics are found, at `/stats/prometheus` on the port for probes.
   * @default - they are not offered outside the Pod
   */
  readonly metrics?: MetricsDiscoveryOptions;

  /**
   * Further configuration as data, in the form of Envoy's bootstrap. Objects are merged field by field, items of lists with
   * the same `name` as well, and other items come before those of the preset; null removes a field.
   *
   * @see https://www.envoyproxy.io/docs/envoy/v1.40.0/api-v3/config/bootstrap/v3/bootstrap.proto
   * @default - none
   */
  readonly config?: Manifest;
}

/**
 * How the app finds an Envoy that stands for services elsewhere.
 */
export interface EnvoyLocalhostProps extends EnvoyProps {
  /** The port on localhost on which the app reaches it, from 1024. */
  readonly listen: number;

  /** The environment variables by which the app finds it. */
  readonly clientVariables: LocalhostVariables;

  /**
   * The containers that get the variables, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];
}

/**
 * How Envoy repeats requests that failed, at another server if there is one.
 */
export interface EnvoyRetries {
  /**
   * How often a request is repeated at most, from 0 to 10.
   * @default 2
   */
  readonly attempts?: number;

  /**
   * How long a single attempt may take. Milliseconds at the finest.
   * @default - as long as the request
   */
  readonly attemptTimeout?: Duration;

  /**
   * Whether every request is repeated after any failure. Otherwise only `GET`, `HEAD` and `OPTIONS` are, and the others only
   * if no server has got them: repeating those could do twice what they ask for.
   *
   * @default false
   */
  readonly everyMethod?: boolean;
}

/**
 * What HTTP proxies have in common.
 */
export interface EnvoyHttpProps extends EnvoyProps {
  /**
   * How requests that failed are repeated.
   * @default - twice, if that is safe
   */
  readonly retries?: EnvoyRetries;

  /**
   * How long a request may take, with its answer to the end. Milliseconds at the finest.
   * @default - without end, as long as something is sent
   */
  readonly timeout?: Duration;

  /**
   * How long both sides may be silent. Milliseconds at the finest.
   * @default Duration.seconds(60)
   */
  readonly idleTimeout?: Duration;

  /**
   * Headers that every request gets, in place of those that it has, by name. The values are texts: "%" stands for itself.
   * @default - none
   */
  readonly requestHeaders?: { readonly [name: string]: string };
}
