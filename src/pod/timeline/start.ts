import type { StoredSpec } from '../stored-spec';
import { listOf } from '../../kubernetes/json';
import { hookLength } from './hook-length';
import { containersOf, type ContainerKind, type PodContainer, withoutEphemeral } from '../containers';
import { worstCaseDetectionSeconds, probeTiming, type EffectiveProbeTiming } from './probe-timing';
import { ANY_TIME, AT_ONCE, atMost, exactly, last, sum, type Seconds } from './seconds';
import { unboundedStartOf, type UnboundedStart } from './unbounded-start';
import { startDeadlocks, type DeadlineDeadlock, type StartDeadlock } from './start-deadlocks';
import { startReachOf, type PodConditionType, type StartReach } from './start-reach';

/** What must be true of a container before the next ones start: that it has ended, that its startup probe succeeded, or that it runs. */
export type StartGate = 'exit' | 'startupProbe' | 'running';

/**
 * A container in the start of its Pod.
 *
 * All times are seconds from the start of the Pod's first container. Pulling images, scheduling, mounting volumes and
 * creating containers are not counted: they depend on the node, and come on top wherever a container starts. The times
 * hold for a start without failures: a container that fails and starts again makes everything after it later. The
 * kubelet counts `initialDelaySeconds` from the whole second in which the container started, so that by an exact clock a
 * gate can be passed up to one second before `earliestSeconds`. `latestSeconds` is null if nothing bounds a time: the
 * run of an init container, a hook that runs a command; an `activeDeadlineSeconds` of the Pod bounds everything, since the
 * Pod fails then.
 */
export interface StartStep {
  readonly container: string;
  readonly kind: ContainerKind;
  /** The containers that must have passed their gates before this one starts. */
  readonly waitsFor: readonly string[];
  readonly gate: StartGate;
  /** When the gate can be passed at the earliest. */
  readonly earliestSeconds: number;
  /** When the gate is passed at the latest, or the container is killed for it. */
  readonly latestSeconds: number | null;
  readonly startsEarliestSeconds: number;
  readonly startsLatestSeconds: number | null;
}

/** When a condition of a Pod becomes true for the first time, counted as in the steps of the start. */
export interface PodConditionTime {
  readonly type: PodConditionType;
  readonly earliestSeconds: number;
  /** Null if nothing bounds it: a readiness probe may fail for any time, and a readiness gate may never be set. */
  readonly latestSeconds: number | null;
}

/** The start of a Pod. */
export interface StartTimeline {
  /** The init containers one after another, then the app's. Ephemeral containers start when somebody adds them. */
  readonly steps: readonly StartStep[];
  readonly conditions: readonly PodConditionTime[];
  /** What keeps the times from being bounded, if any of them is not. */
  readonly unbounded: readonly UnboundedStart[];
  /** Why the start can never finish, as far as the spec alone shows it. */
  readonly deadlocks: readonly StartDeadlock[];
  /** How far the start gets in spite of them; the times are those of a start that finishes. */
  readonly reach: StartReach;
}

interface TimedStart {
  readonly container: PodContainer;
  readonly starts: Seconds;
  /** When its postStart hook has returned: until then the kubelet does nothing else in this Pod. */
  readonly settles: Seconds;
}

interface TimedGate extends TimedStart {
  readonly gate: StartGate;
  readonly passes: Seconds;
}

/**
 * How a Pod starts, from its spec as the API server stores it.
 *
 * Each init container starts when the one before it has passed its gate: an init container has ended with 0, a native sidecar
 * is up (its postStart hook has returned and its startup probe, if it has one, has succeeded once). Then the app's
 * containers start in one go, in the order of the list; a postStart hook holds back those after its own container.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, computeInitContainerActions and startContainer;
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go, SyncPod
 */
export function startOf(stored: StoredSpec): StartTimeline {
  const containers = withoutEphemeral(containersOf(stored));
  const limit = deadlineOf(stored);
  const init = gatesOfInitContainers(containers.filter(({ list }) => list === 'initContainers'));
  const app = gatesOfApp(
    containers.filter(({ list }) => list === 'containers'),
    init.at(-1)?.passes ?? AT_ONCE,
  );
  const names = init.map(({ container }) => container.name);
  const conditions = conditionsOf(stored, init, app);
  const deadlocks = startDeadlocks(stored);
  return {
    steps: [
      ...init.map((timed, index) => stepOf(timed, names.slice(0, index), limit)),
      ...app.map((timed) => stepOf(timed, names, limit)),
    ],
    conditions: CONDITIONS.map((type) => {
      const time = limited(conditions[type], limit);
      return { type, earliestSeconds: time.earliest, latestSeconds: time.latest };
    }),
    unbounded: unboundedStartOf(stored, limit),
    deadlocks: [...deadlocks, ...deadlineDeadlocks(conditions.ContainersReady, limit)],
    reach: withinDeadline(startReachOf(containers, deadlocks), [...init, ...app], conditions, limit),
  };
}

/** Without what the Pod has no time for: the kubelet fails it at its deadline. */
function withinDeadline(
  { neverStart, neverMade, neverPass, neverTrue }: StartReach,
  gates: readonly TimedGate[],
  conditions: Conditions,
  limit: number | null,
): StartReach {
  const isTooLate = ({ earliest }: Seconds): boolean => limit !== null && earliest >= limit;
  const late = CONDITIONS.filter((type) => isTooLate(conditions[type]));
  const tooLate = gates.filter(({ starts }) => isTooLate(starts));
  const started = gates.filter((gate) => !tooLate.includes(gate));
  return {
    neverStart: union(neverStart, tooLate.map(nameOf)),
    neverMade: union(neverMade, tooLate.map(nameOf)),
    neverPass: union(neverPass, started.filter(({ passes }) => isTooLate(passes)).map(nameOf)),
    neverTrue: union(neverTrue, late),
  };
}

function nameOf({ container }: TimedGate): string {
  return container.name;
}

function union<Item>(first: readonly Item[], second: readonly Item[]): Item[] {
  return [...new Set([...first, ...second])];
}

function deadlineDeadlocks({ earliest }: Seconds, limit: number | null): DeadlineDeadlock[] {
  if (limit === null || earliest < limit) return [];
  return [{ cause: 'deadline', readySeconds: earliest, deadlineSeconds: limit }];
}

/** The kubelet fails the Pod then. Source: pkg/kubelet/active_deadline.go, pastActiveDeadline */
function deadlineOf(stored: StoredSpec): number | null {
  const seconds = stored['activeDeadlineSeconds'];
  return typeof seconds === 'number' && seconds > 0 ? seconds : null;
}

function gatesOfInitContainers(containers: readonly PodContainer[]): TimedGate[] {
  return containers.reduce<TimedGate[]>((before, container) => {
    const start = timedStart(container, before.at(-1)?.passes ?? AT_ONCE);
    return [...before, gateOf(start, start.settles)];
  }, []);
}

/** The kubelet looks at the probes of the app's containers when all of them have been started. */
function gatesOfApp(containers: readonly PodContainer[], initialized: Seconds): TimedGate[] {
  const starts = containers.reduce<TimedStart[]>(
    (before, container) => [...before, timedStart(container, before.at(-1)?.settles ?? initialized)],
    [],
  );
  const allStarted = starts.at(-1)?.settles ?? initialized;
  return starts.map((start) => gateOf(start, allStarted));
}

/** How long a container holds back what starts behind it. */
export function holdOf(container: PodContainer): Seconds {
  const start = timedStart(container, AT_ONCE);
  return container.list === 'containers' ? start.settles : gateOf(start, start.settles).passes;
}

function timedStart(container: PodContainer, starts: Seconds): TimedStart {
  return { container, starts, settles: sum(starts, hookLength(container, 'postStart') ?? AT_ONCE) };
}

function gateOf(start: TimedStart, watched: Seconds): TimedGate {
  if (start.container.kind === 'init') return { ...start, gate: 'exit', passes: sum(start.starts, ANY_TIME) };
  const startup = probeTiming(start.container, 'startupProbe');
  if (!startup) return { ...start, gate: 'running', passes: start.settles };
  const tries = { earliest: 0, latest: worstCaseDetectionSeconds(startup) };
  return { ...start, gate: 'startupProbe', passes: sum(probed(start, watched, startup), tries) };
}

/** From when on a probe is run: its delay counts from the start of the container, and the kubelet must know of that. */
function probed({ starts }: TimedStart, watched: Seconds, { initialDelaySeconds }: EffectiveProbeTiming): Seconds {
  return last([sum(starts, exactly(initialDelaySeconds)), watched]);
}

function stepOf(timed: TimedGate, waitsFor: readonly string[], limit: number | null): StartStep {
  const [passes, starts] = [limited(timed.passes, limit), limited(timed.starts, limit)];
  return {
    container: timed.container.name,
    kind: timed.container.kind,
    waitsFor,
    gate: timed.gate,
    earliestSeconds: passes.earliest,
    latestSeconds: passes.latest,
    startsEarliestSeconds: starts.earliest,
    startsLatestSeconds: starts.latest,
  };
}

function limited(time: Seconds, limit: number | null): Seconds {
  return limit === null ? time : atMost(time, limit);
}

/** The conditions whose times follow from the containers; the Pod is ready to start them before the first one starts. */
type Conditions = Readonly<Record<(typeof CONDITIONS)[number], Seconds>>;

/**
 * The conditions by their names. Sidecars count for ContainersReady, init containers do not. A readiness probe may be run
 * more often than its period, so that its successThreshold bounds nothing from below.
 *
 * Source: pkg/kubelet/status/generate.go, GeneratePodInitializedCondition, GenerateContainersReadyCondition and
 * GeneratePodReadyCondition; pkg/kubelet/prober/prober_manager.go, UpdatePodStatus
 */
function conditionsOf(stored: StoredSpec, init: readonly TimedGate[], app: readonly TimedGate[]): Conditions {
  const initialized = init.at(-1)?.passes ?? AT_ONCE;
  const running = [...init.filter(({ container }) => container.kind === 'sidecar'), ...app];
  const containersReady = last([initialized, ...running.map(readyOf)]);
  const ready = listOf(stored['readinessGates']).length === 0 ? containersReady : sum(containersReady, ANY_TIME);
  return { PodScheduled: AT_ONCE, Initialized: initialized, ContainersReady: containersReady, Ready: ready };
}

const CONDITIONS = ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'] as const;

function readyOf(timed: TimedGate): Seconds {
  const readiness = probeTiming(timed.container, 'readinessProbe');
  return readiness ? sum(probed(timed, timed.passes, readiness), ANY_TIME) : timed.passes;
}
