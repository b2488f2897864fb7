import type { ProbeSet } from '../probe-set';
import { checkPort } from '../probe-values';
import { probesForDeadlines } from '../probes-for-deadlines';
import type { ProbePresetOptions } from '../probe-preset-options';

/**
 * A RabbitMQ node.
 */
export interface RabbitmqProbePresetOptions extends ProbePresetOptions {
  /**
   * The port for AMQP clients, by number or by the name that the container gives it.
   * @default 5672
   */
  readonly port?: number | string;

  /**
   * The program of the liveness probe.
   * @default 'rabbitmq-diagnostics'
   */
  readonly program?: string;
}

/** The program of the liveness probe starts an Erlang runtime and connects it to that of the node. */
const TIMES = { answersWithin: 10, leavesTrafficWithin: 40 };

/**
 * A RabbitMQ node: it must accept a connection for AMQP within ten seconds, and traffic leaves 40 seconds after the
 * last one. The liveness probe runs `rabbitmq-diagnostics ping`.
 */
export function rabbitmqProbes(options: RabbitmqProbePresetOptions = {}): ProbeSet {
  const { port = 5672, program = 'rabbitmq-diagnostics' } = options;
  const place = 'ProbePresets.rabbitmq';
  checkPort(place, port);
  const livenessHandler = { exec: { command: [program, '-q', 'ping'] } };
  return probesForDeadlines({ place, handler: { tcpSocket: { port } }, livenessHandler, ...TIMES }, options);
}
