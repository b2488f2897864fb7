import { APP_PORT_USES } from '../edits/port-problems';
import { LOCALHOST } from '../probes/preset-times';
import { requireAppPort } from './app-port';
import type { PodHelper } from './parts/pod-helper';
import { optionOf } from './parts/reject-helper';
import { checkRequestPath, checkServerPort, type PresetPlace } from './preset-values';

/**
 * A request that a helper sends to the app on localhost, such as one to reload: a POST without a body.
 */
export interface AppRequest {
  /** The port of the app. One that no other container declares is the finding `upstream-port`. */
  readonly port: number;

  /** The path of the request, such as `/-/reload`. */
  readonly path: string;

  /**
   * Whether the port need not be declared, as one that the app opens on localhost only.
   * @default false
   */
  readonly undeclared?: boolean;
}

/** Refuses a request that nobody could send (findings `port-number` and `preset-option`). */
export function checkAppRequest(place: PresetPlace, option: string, { port, path }: AppRequest): void {
  checkServerPort(place, `${option}.port`, port);
  checkRequestPath(place, `${option}.path`, path);
}

/** The address of a request. */
export function appRequestUrl({ port, path }: AppRequest): string {
  return `http://${LOCALHOST}:${port}${path}`;
}

/** Requires that the app answers on the port of a request. */
export function requireAppAnswers(helper: PodHelper, option: string, { port, undeclared = false }: AppRequest): void {
  const code = (number: number, isUndeclared = false): string =>
    `${option}: { port: ${number}, ${isUndeclared ? 'undeclared: true, ' : ''}path: … }`;
  requireAppPort(helper, {
    number: port,
    isUndeclared: undeclared,
    use: { ...APP_PORT_USES.CALLED, code },
    option: optionOf(helper, `${option}.port`),
  });
}
