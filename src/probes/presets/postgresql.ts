import { COMMAND_TIMES, LOCALHOST } from '../preset-times';
import type { ProbeSet } from '../probe-set';
import { checkPortNumber } from '../probe-values';
import { probesForDeadlines } from '../probes-for-deadlines';
import type { ProbePresetOptions } from '../probe-preset-options';

/**
 * A PostgreSQL server.
 */
export interface PostgresqlProbePresetOptions extends ProbePresetOptions {
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
   * The program of the probes.
   * @default 'pg_isready'
   */
  readonly program?: string;
}

/**
 * A PostgreSQL server: `pg_isready` must get an answer over TCP within five seconds, and traffic leaves 30 seconds
 * after the last one.
 */
export function postgresqlProbes(options: PostgresqlProbePresetOptions = {}): ProbeSet {
  const { port = 5432, user = 'postgres', database = 'postgres', program = 'pg_isready' } = options;
  const place = 'ProbePresets.postgresql';
  checkPortNumber(place, port);
  const command = [program, '-h', LOCALHOST, '-p', String(port), '-U', user, '-d', database];
  return probesForDeadlines({ place, handler: { exec: { command } }, ...COMMAND_TIMES }, options);
}
