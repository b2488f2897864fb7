import type { Duration } from 'cdk8s';
import { definedFields } from '../../kubernetes/json';
import { NETWORK_TIMES } from '../preset-times';
import type { ProbeSet } from '../probe-set';
import type { ProbeTiming } from '../probe-timing';
import { checkPort } from '../probe-values';
import { probesForDeadlines } from '../probes-for-deadlines';

/**
 * A proxy beside the app that must be up before the app starts.
 */
export interface SidecarProxyProbePresetOptions {
  /**
   * The path that answers with a status from 200 to 399 once the proxy takes connections, such as `/ready` of Envoy.
   * @default - none: it is up when it accepts a TCP connection
   */
  readonly path?: string;

  /**
   * The port by number or by the name that the container gives it.
   * @default - the first TCP port that the container declares
   */
  readonly port?: number | string;

  /**
   * The time from its start until it answers. Whole seconds.
   * @default Duration.seconds(30)
   */
  readonly startsWithin?: Duration;

  /**
   * How long an answer may take. Whole seconds.
   * @default Duration.seconds(1)
   */
  readonly answersWithin?: Duration;

  /**
   * Values of the startup probe that replace those computed from `startsWithin`.
   * @default - none
   */
  readonly startupTiming?: ProbeTiming;
}

/**
 * A proxy beside the app, such as Envoy: only a startup probe, every second for 30 seconds. In a native sidecar it
 * delays the app until the proxy answers.
 */
export function sidecarProxyProbes(options: SidecarProxyProbePresetOptions = {}): ProbeSet {
  const { path, port } = options;
  const place = 'ProbePresets.sidecarProxy';
  if (port !== undefined) checkPort(place, port);
  const address = definedFields({ port });
  const handler = path === undefined ? { tcpSocket: address } : { httpGet: { path, ...address } };
  return probesForDeadlines({ place, handler, getsNoTraffic: true, ...NETWORK_TIMES, startsWithin: 30 }, options);
}
