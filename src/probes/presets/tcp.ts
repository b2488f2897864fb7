import { definedFields } from '../../kubernetes/json';
import { NETWORK_TIMES } from '../preset-times';
import type { ProbeSet } from '../probe-set';
import { checkPort } from '../probe-values';
import { probesForDeadlines } from '../probes-for-deadlines';
import type { ProbePresetOptions } from '../probe-preset-options';

/**
 * A program that accepts TCP connections.
 */
export interface TcpProbePresetOptions extends ProbePresetOptions {
  /**
   * The port by number or by the name that the container gives it.
   * @default - the first TCP port that the container declares
   */
  readonly port?: number | string;
}

/**
 * A TCP server: it must accept a connection within one second, and traffic leaves 15 seconds after the last one. A
 * program that hangs may accept connections for a long time.
 */
export function tcpProbes(options: TcpProbePresetOptions = {}): ProbeSet {
  const { port } = options;
  const place = 'ProbePresets.tcp';
  if (port !== undefined) checkPort(place, port);
  return probesForDeadlines({ place, handler: { tcpSocket: definedFields({ port }) }, ...NETWORK_TIMES }, options);
}
