import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { SecretKeyReference } from '../parts/references';
import type { PresetProps } from '../preset-props';

/**
 * How the exporter reaches PostgreSQL, and how its metrics are found.
 */
export interface PostgresExporterAdapterProps extends PresetProps {
  /** The key of a Secret that holds the name of the user, who should have the role `pg_monitor` and nothing else. */
  readonly user: SecretKeyReference;

  /**
   * The key of a Secret that holds the password.
   * @default - none, as for a PostgreSQL that trusts connections from localhost
   */
  readonly password?: SecretKeyReference;

  /**
   * The port of PostgreSQL on localhost (finding `port-number`).
   * @default 5432
   */
  readonly port?: number;

  /**
   * The database to which the exporter connects. Most metrics are those of the whole server; those of tables and indexes are
   * of this database.
   *
   * @default 'postgres'
   */
  readonly database?: string;

  /**
   * Which collectors run, by name, such as `{ stat_statements: true, wal: false }`. A name that the exporter does not have is
   * refused (finding `preset-option`).
   *
   * @see https://github.com/prometheus-community/postgres_exporter#flags
   * @default - those that run by default
   */
  readonly collectors?: { readonly [name: string]: boolean };

  /**
   * The port on which the exporter serves its metrics, with the limits of `HelperPort.number`.
   * @default 9187
   */
  readonly metricsPort?: number;

  /**
   * How the metrics are found.
   * @default - the port `metrics` is declared, and nothing else is made
   */
  readonly metrics?: MetricsDiscoveryOptions;
}
