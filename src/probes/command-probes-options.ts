import type { Duration } from 'cdk8s';
import type { ProbesOptions } from './probes-options';

/**
 * A worker that takes its work from a queue and answers nobody. It shows that it goes on by a file that it touches after
 * each round, or has a program that tells. Exactly one of `heartbeatFile` and `command` is given.
 */
export interface QueueWorkerProbesOptions extends ProbesOptions {
  /**
   * The file that the worker touches. It is looked at by `find` and `false` of the image, without a shell.
   * @default - none: `command` tells
   */
  readonly heartbeatFile?: string;

  /**
   * A program of the image, with its arguments, that ends with 0 as long as the worker goes on. For images without
   * `find`, such as distroless ones.
   *
   * @default - none: the age of `heartbeatFile` tells
   */
  readonly command?: string[];

  /**
   * The age at which a heartbeat is stale: longer than the longest round of work. Whole minutes with a `heartbeatFile`,
   * since `find` knows no less. It counts into `detectsHangWithin` and `leavesTrafficWithin`.
   *
   * @default - one minute with a `heartbeatFile`; nothing with a `command`
   */
  readonly staleAfter?: Duration;
}

/**
 * A PostgreSQL server.
 */
export interface PostgresqlProbesOptions extends ProbesOptions {
  /**
   * The number of the port.
   * @default 5432
   */
  readonly port?: number;

  /**
   * The user that is named to the server. It needs no password; one that the server does not know leaves a line in its
   * log with each probe.
   *
   * @default 'postgres'
   */
  readonly user?: string;

  /**
   * The database that is named to the server. As with the user, the answer does not depend on it.
   * @default 'postgres'
   */
  readonly database?: string;

  /**
   * The program that asks.
   * @default 'pg_isready'
   */
  readonly program?: string;
}

/**
 * A MySQL or MariaDB server.
 */
export interface MysqlProbesOptions extends ProbesOptions {
  /**
   * The number of the port.
   * @default 3306
   */
  readonly port?: number;

  /**
   * The program that asks. Images of MariaDB 11 and newer have only `mariadb-admin`.
   * @default 'mysqladmin'
   */
  readonly program?: string;

  /**
   * Arguments of the program before the command, such as `--user=probe`. No passwords: every user of the cluster who may
   * read the Pod reads them.
   *
   * @default - none: being refused is an answer too
   */
  readonly arguments?: string[];
}

/**
 * A Redis or Valkey server.
 */
export interface RedisProbesOptions extends ProbesOptions {
  /**
   * The number of the port.
   * @default 6379
   */
  readonly port?: number;

  /**
   * The program that asks, such as `valkey-cli`.
   * @default 'redis-cli'
   */
  readonly program?: string;

  /**
   * Arguments of the program before the command, such as `--tls`. A password comes from the variable `REDISCLI_AUTH` of
   * the container instead.
   *
   * @default - none
   */
  readonly arguments?: string[];
}
