import type { JsonObject } from '../../json';
import { BOX, shell } from '../scripts/container';

/** How a Pod starts and stops; all times are in seconds. */
export interface Pace {
  /** When it answers its startup probe at the earliest. */
  readonly up?: number;
  /** How often the startup probe may fail. */
  readonly failures?: number;
  /** How long its preStop hook takes. */
  readonly preStop?: number;
  /** How long it goes on after TERM. */
  readonly lingers?: number;
  readonly grace?: number;
}

/** Which template a Pod was made from. */
export type Version = 'old' | 'new';

/** The variable that tells the templates apart. */
export const VERSION = 'VERSION';

/** The label by which the Pods of a case are found. */
export const CASE = 'case';

/** A container that is there until it is told to stop. */
export function box(version: Version, pace: Pace = {}, fields: JsonObject = {}): JsonObject {
  const { up = 1, failures = 2, preStop = 0, lingers = 0 } = pace;
  return {
    name: 'web',
    image: BOX,
    imagePullPolicy: 'Never',
    command: shell(`trap 'sleep ${lingers}; exit 0' TERM; sleep 100000 & wait`),
    env: [{ name: VERSION, value: version }],
    startupProbe: {
      exec: { command: ['/bin/test', '-d', '/'] },
      initialDelaySeconds: up,
      periodSeconds: 1,
      timeoutSeconds: 1,
      failureThreshold: failures,
    },
    ...(preStop > 0 && { lifecycle: { preStop: { sleep: { seconds: preStop } } } }),
    ...fields,
  };
}

/** The spec of a Pod with that container. */
export function podSpec(version: Version, pace: Pace = {}, fields: JsonObject = {}): JsonObject {
  return {
    enableServiceLinks: false,
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: pace.grace ?? 3,
    containers: [box(version, pace)],
    ...fields,
  };
}

/** The template of Pods that a case finds again. */
export function template(name: string, spec: JsonObject): JsonObject {
  return { metadata: { labels: { [CASE]: name } }, spec };
}

/** An object of a kind of which the selector finds those Pods. */
export function workload(kind: string, name: string, pod: JsonObject, spec: JsonObject = {}): JsonObject {
  const selector = { matchLabels: { [CASE]: name } };
  return plain('apps/v1', kind, name, { selector, template: template(name, pod), ...spec });
}

/** An object with a spec. */
export function plain(apiVersion: string, kind: string, name: string, spec: JsonObject): JsonObject {
  return { apiVersion, kind, metadata: { name }, spec };
}
