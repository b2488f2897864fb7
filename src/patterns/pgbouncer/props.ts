import type { ContainerReference } from '../../plus/pod-references';
import type { LocalhostVariables } from '../parts/localhost-variables';
import type { SecretKeyReference } from '../parts/references';
import type { PresetProps } from '../preset-props';

/**
 * When a connection to the database is free for another client.
 *
 * @see https://www.pgbouncer.org/features.html
 */
export enum PgBouncerPoolMode {
  /** When the client disconnects: everything of PostgreSQL works, and an idle client keeps its connection. */
  SESSION = 'session',
  /** When a transaction ends: `LISTEN`, session variables and advisory locks of a session do not work. */
  TRANSACTION = 'transaction',
  /** When a statement ends: there are no transactions of several statements. */
  STATEMENT = 'statement',
}

/**
 * The database behind PgBouncer, and how the app finds PgBouncer.
 */
export interface PgBouncerAmbassadorProps extends PresetProps {
  /** The DNS name or IP address of the PostgreSQL server. */
  readonly host: string;

  /**
   * The port of the PostgreSQL server.
   * @default 5432
   */
  readonly port?: number;

  /** The name of the database, for PostgreSQL and for the app. */
  readonly database: string;

  /**
   * The key of a Secret that holds the users with their passwords, one on each line as in `"orders" "secret"`. Clients sign
   * in to PgBouncer with them, and PgBouncer to PostgreSQL. With `scram-sha-256` on both sides a password stands there as
   * text, or as the SCRAM secret that PostgreSQL keeps of it.
   *
   * @see https://www.pgbouncer.org/config.html#authentication-file-format
   */
  readonly users: SecretKeyReference;

  /**
   * The key of a Secret that holds the certificates of the authorities which sign that of PostgreSQL. With it, connections
   * to PostgreSQL are encrypted, and the certificate must be for `host`.
   *
   * @default - none: encrypted if PostgreSQL offers it, and its certificate is not looked at
   */
  readonly ca?: SecretKeyReference;

  /**
   * The environment variables by which the app finds PgBouncer. The URL gets the scheme `postgresql` and the path with the
   * name of the database unless others are given.
   */
  readonly clientVariables: LocalhostVariables;

  /**
   * The containers that get the variables, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];

  /**
   * The port on localhost on which PgBouncer listens, from 1024.
   * @default 6432
   */
  readonly listenPort?: number;

  /**
   * When a connection to the database is free for another client.
   * @default PgBouncerPoolMode.TRANSACTION
   */
  readonly poolMode?: PgBouncerPoolMode;

  /**
   * The most connections that a Pod opens to the database for one user. All Pods together must stay below `max_connections`
   * of PostgreSQL.
   *
   * @default 10
   */
  readonly poolSize?: number;

  /**
   * The most connections that the app opens to PgBouncer.
   * @default 200
   */
  readonly maxClients?: number;

  /**
   * Further settings by section (`databases`, `users`, `pgbouncer` or `peers`) and name. They win over those of the preset.
   *
   * @see https://www.pgbouncer.org/config.html
   * @default - none
   */
  readonly settings?: { readonly [section: string]: { readonly [name: string]: string | number } };
}
