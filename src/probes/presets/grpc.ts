import { definedFields } from '../../kubernetes/json';
import { NETWORK_TIMES } from '../preset-times';
import type { ProbeSet } from '../probe-set';
import { checkPortNumber } from '../probe-values';
import { probesForDeadlines } from '../probes-for-deadlines';
import type { ProbePresetOptions } from '../probe-preset-options';

/**
 * A program with the gRPC health service.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/health-checking.md
 */
export interface GrpcProbePresetOptions extends ProbePresetOptions {
  /**
   * The port by number, without TLS. A gRPC probe cannot name it.
   * @default - the first TCP port that the container declares
   */
  readonly port?: number;

  /**
   * The service whose health is asked for.
   * @default - the server as a whole
   */
  readonly service?: string;

  /**
   * The service whose health the liveness probe asks for.
   * @default - `service`
   */
  readonly livenessService?: string;
}

/**
 * A gRPC service with the health protocol: it must answer SERVING within one second, and traffic leaves 15 seconds
 * after the last answer.
 */
export function grpcProbes(options: GrpcProbePresetOptions = {}): ProbeSet {
  const { port, service, livenessService = service } = options;
  const place = 'ProbePresets.grpc';
  if (port !== undefined) checkPortNumber(place, port);
  const handler = { grpc: definedFields({ port, service }) };
  const livenessHandler = { grpc: definedFields({ port, service: livenessService }) };
  return probesForDeadlines({ place, handler, livenessHandler, ...NETWORK_TIMES }, options);
}
