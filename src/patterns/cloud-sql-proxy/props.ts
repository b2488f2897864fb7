import type { ContainerReference } from '../../plus/pod-references';
import type { LocalhostVariables } from '../parts/localhost-variables';
import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { SecretKeyReference } from '../parts/references';
import type { PresetProps } from '../preset-props';

/**
 * The address of the instance that the proxy connects to.
 *
 * @see https://cloud.google.com/sql/docs/postgres/connect-auth-proxy
 */
export enum CloudSqlNetwork {
  /** Its public IP address; the connection is encrypted, and only who may use the instance gets one. */
  PUBLIC_IP = 'public-ip',
  /** Its private IP address, which the cluster must reach. */
  PRIVATE_IP = 'private-ip',
  /** Its endpoint of Private Service Connect. */
  PRIVATE_SERVICE_CONNECT = 'private-service-connect',
}

/**
 * The instance of Cloud SQL, and how the app finds the proxy.
 */
export interface CloudSqlProxyAmbassadorProps extends PresetProps {
  /** The connection name of the instance, as in `my-project:europe-west1:orders`. */
  readonly instance: string;

  /**
   * Where the app reaches it: a port on localhost from 1024, such as 5432, 3306 or 1433, or the absolute path of a Unix
   * socket. That of PostgreSQL is called `.s.PGSQL.5432`, in a directory of its own, and its clients take the directory as
   * their host. With a Unix socket, the proxy asks Google for the kind of the database before it starts.
   */
  readonly listen: number | string;

  /** The environment variables by which the app finds the proxy; an empty object says that the app knows the address by itself. */
  readonly clientVariables: LocalhostVariables;

  /**
   * The containers that get the variables, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];

  /**
   * The address of the instance that is used.
   * @default CloudSqlNetwork.PUBLIC_IP
   */
  readonly network?: CloudSqlNetwork;

  /**
   * Whether the proxy signs in to the database by IAM as its own account. Otherwise the app signs in with a password.
   *
   * @see https://cloud.google.com/sql/docs/postgres/iam-authentication
   * @default false
   */
  readonly iamAuthentication?: boolean;

  /**
   * The key of a Secret that holds the key of a service account as JSON.
   * @default - the account of the Pod, by Workload Identity
   */
  readonly credentials?: SecretKeyReference;

  /**
   * The most connections at a time; more are refused.
   * @default - no limit
   */
  readonly maxConnections?: number;

  /**
   * The port for probes and metrics, from 1024.
   * @default 9801
   */
  readonly healthPort?: number;

  /**
   * Offers metrics at the port for probes.
   * @default - it offers none
   */
  readonly metrics?: MetricsDiscoveryOptions;

  /**
   * Further flags of the proxy by name, without the two dashes, such as `{ 'max-sigterm-delay': '10s' }`. One that an option
   * makes, that holds a secret, or that the proxy does not know is refused (finding `preset-option`).
   *
   * @see https://github.com/GoogleCloudPlatform/cloud-sql-proxy/blob/v2.25.3/docs/cmd/cloud-sql-proxy.md
   * @default - none
   */
  readonly flags?: { readonly [flag: string]: string | number | boolean };
}
