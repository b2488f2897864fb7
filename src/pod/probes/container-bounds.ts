import { PROBE_FIELDS } from '../handlers';
import { fieldsOf } from '../../kubernetes/json';
import { containersOf, isLongRunning, withoutEphemeral, type ContainerKind, type PodContainer } from '../containers';
import { hasWorkingProbe } from '../failing-handlers';
import type { StoredSpec } from '../stored-spec';
import { gracePeriodOf } from '../timeline/grace-period';
import { guaranteedStartSeconds } from '../timeline/probe-bounds';
import { probeTiming, worstCaseDetectionSeconds, type EffectiveProbeTiming } from '../timeline/probe-timing';
import { startOf } from '../timeline/start';
import type { StartReach } from '../timeline/start-reach';
import { stopTimesOf } from '../timeline/stop';
import type { ProbeField } from './pod-probes';

/**
 * What follows from the probes of a container, in seconds. Null stands for "never" in the bounds of a hang, and for
 * "nothing bounds it" in those of a start. The kubelet notices that a container runs up to about a second after it does;
 * that comes on top. So does, right after a start, what is left of an initial delay.
 */
export interface ProbeBounds {
  readonly container: string;
  readonly kind: ContainerKind;
  /** How long it may take from its start until it answers, without being killed for it. */
  readonly mayTakeToStartSeconds: number | null;
  /** When it is up at the latest, counted from its start, or else is told to stop. */
  readonly startedOrStoppedSeconds: number | null;
  /**
   * The time from a hang until the container is not ready, which takes the whole Pod out of traffic. Null as well for a
   * Pod that is never ready, and so never gets any.
   */
  readonly outOfTrafficSeconds: number | null;
  /** What takes it out of traffic: its readiness probe, or the end of the container, which its liveness probe orders. */
  readonly outOfTrafficBy: 'readinessProbe' | 'livenessProbe' | null;
  /** The time from a hang until the kubelet begins to stop the container. */
  readonly hangNoticedSeconds: number | null;
  /** The time from a hang until KILL, if the container does not end before. */
  readonly killedSeconds: number | null;
  /** The longest initial delay of its readiness and liveness probes: what is left of it comes on top of a hang's bounds. */
  readonly initialDelaySeconds: number;
  /** What its startup probe holds back until it has succeeded. */
  readonly startupHoldsBack: StartupHold;
}

/** What waits for a startup probe. */
export interface StartupHold {
  /** Other probes of the same container. */
  readonly probes: readonly ProbeField[];
  /** The containers that start after a native sidecar. */
  readonly containers: readonly string[];
}

/**
 * The bounds that follow from the probes of each container of a stored Pod that has any.
 *
 * Source: pkg/kubelet/prober/worker.go, run and doProbe; pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer
 * and setTerminationGracePeriod
 *
 * @param reach - how far the start of the Pod gets
 */
export function probeBoundsOf(stored: StoredSpec, reach: StartReach = startOf(stored).reach): ProbeBounds[] {
  const containers = containersOf(stored);
  const { neverPass, neverTrue } = reach;
  const isNeverReady = neverTrue.includes('Ready');
  return containers.flatMap((container, index) => {
    const hasProbe = PROBE_FIELDS.some((field) => probeTiming(container, field));
    if (!isLongRunning(container) || !hasProbe) return [];
    const isNeverUp = neverPass.includes(container.name);
    const bounds = boundsOf({ container, isNeverUp }, gracePeriodOf(stored), containers.slice(index + 1));
    return [isNeverReady ? { ...bounds, ...NEVER_IN_TRAFFIC } : bounds];
  });
}

const NEVER_IN_TRAFFIC = { outOfTrafficSeconds: null, outOfTrafficBy: null };

/** A container whose probes are run. */
interface Probed {
  readonly container: PodContainer;
  /** Whether it never passes the gate of its start, so that its readiness and liveness probes are never run. */
  readonly isNeverUp: boolean;
}

function boundsOf(probed: Probed, podGrace: number, later: readonly PodContainer[]): ProbeBounds {
  const { container } = probed;
  const startup = probeTiming(container, 'startupProbe')
    ? workingProbe(container, 'startupProbe')
    : timingOnceUp(probed, 'livenessProbe');
  const hangNoticedSeconds = detection(probed, 'livenessProbe');
  const killedSeconds = hangNoticedSeconds === null ? null : hangNoticedSeconds + killAfterSeconds(container, podGrace);
  return {
    container: container.name,
    kind: container.kind,
    mayTakeToStartSeconds: startup ? guaranteedStartSeconds(startup) : null,
    startedOrStoppedSeconds: startup ? startup.initialDelaySeconds + worstCaseDetectionSeconds(startup) : null,
    ...outOfTraffic(detection(probed, 'readinessProbe'), killedSeconds),
    hangNoticedSeconds,
    killedSeconds,
    initialDelaySeconds: Math.max(delayOf(probed, 'readinessProbe'), delayOf(probed, 'livenessProbe')),
    startupHoldsBack: startupHoldOf(container, later),
  };
}

/** The timing of a probe that the kubelet can run: what it cannot run is not an answer, and decides nothing. */
function workingProbe(container: PodContainer, field: ProbeField): EffectiveProbeTiming | undefined {
  return hasWorkingProbe(container, field) ? probeTiming(container, field) : undefined;
}

function timingOnceUp({ container, isNeverUp }: Probed, field: ProbeField): EffectiveProbeTiming | undefined {
  return isNeverUp ? undefined : workingProbe(container, field);
}

function detection(probed: Probed, field: ProbeField): number | null {
  const timing = timingOnceUp(probed, field);
  return timing ? worstCaseDetectionSeconds(timing) : null;
}

function delayOf(probed: Probed, field: ProbeField): number {
  return timingOnceUp(probed, field)?.initialDelaySeconds ?? 0;
}

/** From the decision to stop a container until KILL: the grace period of its liveness probe, or else that of the Pod. */
function killAfterSeconds(container: PodContainer, podGrace: number): number {
  const { terminationGracePeriodSeconds: own } = fieldsOf(container.fields['livenessProbe']);
  return stopTimesOf(container, [], typeof own === 'number' ? own : podGrace).killBySeconds;
}

/** A container that hangs stays ready until a readiness probe says otherwise, or until it has ended. */
function outOfTraffic(
  readiness: number | null,
  killed: number | null,
): Pick<ProbeBounds, 'outOfTrafficSeconds' | 'outOfTrafficBy'> {
  if (readiness !== null && (killed === null || readiness <= killed)) {
    return { outOfTrafficSeconds: readiness, outOfTrafficBy: 'readinessProbe' };
  }
  return { outOfTrafficSeconds: killed, outOfTrafficBy: killed === null ? null : 'livenessProbe' };
}

function startupHoldOf(container: PodContainer, later: readonly PodContainer[]): StartupHold {
  if (!probeTiming(container, 'startupProbe')) return { probes: [], containers: [] };
  const others: readonly ProbeField[] = ['readinessProbe', 'livenessProbe'];
  const held = container.kind === 'sidecar' ? withoutEphemeral(later) : [];
  return {
    probes: others.filter((field) => probeTiming(container, field)),
    containers: held.map(({ name }) => name),
  };
}
