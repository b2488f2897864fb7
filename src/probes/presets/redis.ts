import { COMMAND_TIMES, LOCALHOST } from '../preset-times';
import type { ProbeSet } from '../probe-set';
import { checkPortNumber } from '../probe-values';
import { probesForDeadlines } from '../probes-for-deadlines';
import type { ProbePresetOptions } from '../probe-preset-options';

/**
 * A Redis or Valkey server.
 */
export interface RedisProbePresetOptions extends ProbePresetOptions {
  /**
   * The number of the port.
   * @default 6379
   */
  readonly port?: number;

  /**
   * The program of the probes, such as `valkey-cli`.
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

/**
 * A Redis or Valkey server: `redis-cli -e ping` must get PONG within five seconds, and traffic leaves 30 seconds after
 * the last one. The liveness probe takes any answer, even that the data is still being loaded. It needs Redis 6.2 or
 * newer.
 */
export function redisProbes(options: RedisProbePresetOptions = {}): ProbeSet {
  const { port = 6379, program = 'redis-cli', arguments: more = [] } = options;
  const place = 'ProbePresets.redis';
  checkPortNumber(place, port);
  const ping = ['-h', LOCALHOST, '-p', String(port), ...more, 'ping'];
  const handler = { exec: { command: [program, '-e', ...ping] } };
  const livenessHandler = { exec: { command: [program, ...ping] } };
  return probesForDeadlines({ place, handler, livenessHandler, ...COMMAND_TIMES }, options);
}
