import type { Duration } from 'cdk8s';
import type { SecretKeyReference } from '../parts/references';
import type { EnvoyLocalhostProps } from './props';
import type { EnvoyServer, EnvoyUpstreamTls } from './upstream-props';

/**
 * The Redis servers among which Envoy shares out the keys, and how the app finds it.
 */
export interface EnvoyRedisAmbassadorProps extends EnvoyLocalhostProps {
  /** The Redis servers: one at least. A key stays with its server as long as the list is the same. */
  readonly shards: EnvoyServer[];

  /**
   * The name of the user at the servers, if they have access control lists.
   * @default - the user `default`, by Redis
   */
  readonly user?: string;

  /**
   * The key of a Secret that holds the password of the servers, without a line break at its end.
   * @default - no password
   */
  readonly password?: SecretKeyReference;

  /**
   * How the connections to the servers are encrypted.
   * @default - they are not
   */
  readonly tls?: EnvoyUpstreamTls;

  /**
   * The name that the certificates of the servers must have.
   * @default - the host of each server
   */
  readonly serverName?: string;

  /**
   * How long a command may take. Milliseconds at the finest.
   * @default Duration.seconds(5)
   */
  readonly timeout?: Duration;

  /**
   * Whether the keys of a server that fails go to the others until it is back, as fits a cache. Otherwise commands for them
   * fail.
   *
   * @default false
   */
  readonly failover?: boolean;
}
