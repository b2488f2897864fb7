import { COMMAND_TIMES, LOCALHOST } from '../preset-times';
import type { ProbeSet } from '../probe-set';
import { checkPortNumber } from '../probe-values';
import { probesForDeadlines } from '../probes-for-deadlines';
import type { ProbePresetOptions } from '../probe-preset-options';

/**
 * A MySQL or MariaDB server.
 */
export interface MysqlProbePresetOptions extends ProbePresetOptions {
  /**
   * The number of the port.
   * @default 3306
   */
  readonly port?: number;

  /**
   * The program of the probes. Images of MariaDB 11 and newer have only `mariadb-admin`.
   * @default 'mysqladmin'
   */
  readonly program?: string;

  /**
   * Arguments of the program before the command, such as `--user=probe`. Never a password: everybody who may read the
   * Pod could read it.
   *
   * @default - none: a refusal is an answer too
   */
  readonly arguments?: string[];
}

/**
 * A MySQL or MariaDB server: `mysqladmin ping` must get an answer over TCP within five seconds, and traffic leaves 30
 * seconds after the last one. A refusal is an answer too, so it needs no password.
 */
export function mysqlProbes(options: MysqlProbePresetOptions = {}): ProbeSet {
  const { port = 3306, program = 'mysqladmin', arguments: more = [] } = options;
  const place = 'ProbePresets.mysql';
  checkPortNumber(place, port);
  const command = [program, '-h', LOCALHOST, '-P', String(port), ...more, 'ping'];
  return probesForDeadlines({ place, handler: { exec: { command } }, ...COMMAND_TIMES }, options);
}
