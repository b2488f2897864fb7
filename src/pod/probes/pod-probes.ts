import { containersOf, isLongRunning, type ContainerKind, type PodContainer } from '../containers';
import { PROBE_FIELDS, probesOf } from '../handlers';
import { listenersOf } from '../network/localhost';
import type { StoredSpec } from '../stored-spec';
import { probeTiming, type EffectiveProbeTiming } from '../timeline/probe-timing';
import { undeclaredPort } from './undeclared-port';
import { probeRequestOf, type ProbeRequest } from './probe-request';

/** The field in which a probe stands. */
export type ProbeField = (typeof PROBE_FIELDS)[number];

/** A probe of a Pod: who is asked what, how often, and what it takes. */
export interface PodProbe extends EffectiveProbeTiming {
  readonly container: string;
  readonly kind: ContainerKind;
  readonly probe: ProbeField;
  readonly asks: ProbeRequest;
  /** The other containers that declare the port which is asked, if its own does not: a proxy that answers for the app. */
  readonly answeredBy: readonly string[];
  /** Whether no container of the Pod declares the port that is asked by its number, although its own declares others. */
  readonly isPortUndeclared: boolean;
  /** Whether it waits until the startup probe of its container has succeeded. */
  readonly waitsForStartupProbe: boolean;
}

/** The probes of a Pod, from its spec as the API server stores it. Init steps have none. */
export function podProbesOf(stored: StoredSpec): PodProbe[] {
  const listeners = listenersOf(stored);
  return containersOf(stored)
    .filter(isLongRunning)
    .flatMap((container) => probesOfContainer(container, listeners));
}

function probesOfContainer(container: PodContainer, listeners: ReturnType<typeof listenersOf>): PodProbe[] {
  const { name, kind } = container;
  const startup = probeTiming(container, 'startupProbe');
  return PROBE_FIELDS.flatMap((probe) => {
    const handler = probesOf(container).find(({ path }) => path === probe);
    const timing = probeTiming(container, probe);
    if (!handler || !timing) return [];
    const asks = probeRequestOf(container, handler);
    const waitsForStartupProbe = probe !== 'startupProbe' && startup !== undefined;
    const answeredBy = othersThatListen(asks, name, listeners);
    const isPortUndeclared = undeclaredPort(container, handler, listeners) !== undefined;
    return [{ container: name, kind, probe, asks, answeredBy, isPortUndeclared, ...timing, waitsForStartupProbe }];
  });
}

function othersThatListen(
  { host, port }: ProbeRequest,
  own: string,
  listeners: ReturnType<typeof listenersOf>,
): string[] {
  const names = host === '' && typeof port === 'number' ? listeners.get(port) : undefined;
  return names === undefined || names.has(own) ? [] : [...names];
}
