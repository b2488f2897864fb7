import { greatest } from '../../kubernetes/greatest';
import { containersOf, isLongRunning, type ContainerKind, type PodContainer } from '../containers';
import { portsOfContainer } from '../network/ports';
import type { StoredSpec } from '../stored-spec';
import { deletionGraceOf } from './grace-period';
import { hookLength } from './hook-length';

/**
 * How long others go on sending requests to a Pod that was deleted, if nobody says otherwise: until every proxy and load
 * balancer has heard that its address is gone. Within a cluster that takes a second or two; an assumption, not a bound.
 */
export const ENDPOINT_PROPAGATION_SECONDS = 5;

/** A container that serves a port in the end of its Pod. All times are seconds from the deletion. */
export interface StopTraffic {
  readonly container: string;
  readonly kind: ContainerKind;
  /** The ports that it declares. */
  readonly ports: readonly number[];
  /** When it can stop listening at the earliest: with its TERM, if everything before that takes no longer than it must. */
  readonly listensUntilSeconds: number;
  /** Whether its preStop hook runs something that can stop it sooner, such as `nginx -s quit`. */
  readonly hookMayStopIt: boolean;
  /** How long it can still be sent requests after it stopped listening, at the longest. */
  readonly refusedSeconds: number;
}

/**
 * Which containers can still be sent requests after they stopped listening, from the spec as the API server stores it.
 *
 * The deletion takes the Pod out of the endpoints of its Services and starts the preStop hooks at the same moment, and
 * neither waits for the other. A container without a hook gets TERM at once; a native sidecar when the app has ended.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainersWithSyncResult; k8s.io/endpointslice,
 * podToEndpoint (a Pod with a deletionTimestamp is not ready)
 *
 * @param propagationSeconds - how long the others take to hear of it
 */
export function stopTrafficOf(stored: StoredSpec, propagationSeconds: number): StopTraffic[] {
  const grace = deletionGraceOf(stored);
  const running = containersOf(stored).filter(isLongRunning);
  const terms = earliestTerms(running, grace);
  return running.flatMap((container) => {
    const ports = [...new Set(portsOfContainer(container).map(({ port }) => port))].filter(isNumber);
    if (ports.length === 0) return [];
    const listensUntilSeconds = terms.get(container) ?? 0;
    return [
      {
        container: container.name,
        kind: container.kind,
        ports,
        listensUntilSeconds,
        hookMayStopIt: hookLength(container, 'preStop')?.latest === null,
        refusedSeconds: Math.max(0, propagationSeconds - listensUntilSeconds),
      },
    ];
  });
}

/**
 * When each container gets TERM at the earliest, in seconds from the deletion: a sidecar after the app and the sidecars
 * behind it.
 *
 * @param running - the ordinary containers and native sidecars of a Pod, in their order
 * @param grace - its grace period
 */
export function earliestTerms(running: readonly PodContainer[], grace: number): ReadonlyMap<PodContainer, number> {
  const hookOf = (container: PodContainer): number => Math.min(hookLength(container, 'preStop')?.earliest ?? 0, grace);
  const app = running.filter(({ kind }) => kind === 'app');
  const terms = new Map(app.map((container) => [container, hookOf(container)]));
  let latest = greatest(terms.values());
  for (const sidecar of running.filter(({ kind }) => kind === 'sidecar').reverse()) {
    latest = Math.max(latest, hookOf(sidecar));
    terms.set(sidecar, latest);
  }
  return terms;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
