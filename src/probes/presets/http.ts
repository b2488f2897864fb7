import { httpGetAction } from '../../kubernetes/http-get';
import { NETWORK_TIMES, type PresetTimes } from '../preset-times';
import type { ProbeSet } from '../probe-set';
import { checkHeaders, checkPort } from '../probe-values';
import { probesForDeadlines } from '../probes-for-deadlines';
import type { ProbePresetOptions } from '../probe-preset-options';

/**
 * A program that answers HTTP requests on a path that reports its health.
 */
export interface HttpProbePresetOptions extends ProbePresetOptions {
  /** The path that answers with a status from 200 to 399 as long as all is well. */
  readonly path: string;

  /**
   * The path of the liveness probe. It should report only whether the program itself is alive, not whether a database
   * that it needs answers.
   *
   * @default - `path`
   */
  readonly livenessPath?: string;

  /**
   * The port by number or by the name that the container gives it.
   * @default - the first TCP port that the container declares
   */
  readonly port?: number | string;

  /**
   * Whether the requests go over TLS. The certificate is not checked.
   * @default false
   */
  readonly https?: boolean;

  /**
   * Headers of the requests, by name.
   * @default - only those of the kubelet
   */
  readonly headers?: { readonly [name: string]: string };
}

/**
 * A web service: a request must be answered with a status from 200 to 399 within one second, and traffic leaves 15
 * seconds after the last answer.
 */
export function httpProbes(options: HttpProbePresetOptions): ProbeSet {
  return httpProbesWithin('ProbePresets.http', options, NETWORK_TIMES);
}

/** The probes of a program that answers HTTP requests; `place` is the call, such as `ProbePresets.http`. */
export function httpProbesWithin(place: string, options: HttpProbePresetOptions, times: PresetTimes): ProbeSet {
  const { port, headers, livenessPath: path = options.path } = options;
  if (port !== undefined) checkPort(place, port);
  checkHeaders(place, headers);
  const handlers = { handler: httpGetAction(options), livenessHandler: httpGetAction({ ...options, path }) };
  return probesForDeadlines({ place, ...handlers, ...times }, options);
}
