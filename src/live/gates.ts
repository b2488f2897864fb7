import type { PodExplanation } from '../explain/pod-explanation';
import type { ExplainedStep } from '../explain/start-explanation';
import { MINIMUM_GRACE_SECONDS } from '../pod/timeline/grace-period';
import { maxBackOffSeconds } from '../pod/timeline/crash-loop';
import { backOffOf } from './back-off';
import type { LiveCondition, LiveContainer, LivePod } from './live-pod';

/** What a Pod can wait for on its way to being ready. */
export type LiveGate =
  /** That the scheduler finds a node. */
  | 'scheduling'
  /** That the node mounts the volumes, pulls the images and starts a container. */
  | 'containerStart'
  /** That a container which ended starts again. */
  | 'restart'
  /** That an init container ends with 0. */
  | 'exit'
  /** That a postStart hook returns. */
  | 'postStartHook'
  /** That a startup probe succeeds. */
  | 'startupProbe'
  /** That a readiness probe succeeds. */
  | 'readinessProbe'
  /** That somebody sets a readiness gate. */
  | 'readinessGate'
  /** That the Pod is gone, which was deleted. */
  | 'deletion';

/** What a Pod waits for. */
export interface LiveWait {
  readonly gate: LiveGate;
  /** The container that has to pass it; null if it is the Pod. */
  readonly container: string | null;
  /** For how long it waits for this already; null if nobody knows. */
  readonly sinceSeconds: number | null;
  /** How long it takes at the most, counted from the same moment; null if nothing bounds it. */
  readonly latestSeconds: number | null;
  /** How long it may still take; null if nothing bounds it, 0 if it is overdue. */
  readonly remainingSeconds: number | null;
  /** By how much it is late; 0 if it is not. */
  readonly overdueSeconds: number;
  /** Why the container waits, or the Pod is not scheduled, such as `ErrImagePull`; empty if nothing is said. */
  readonly reason: string;
  readonly message: string;
}

/**
 * What times of the API and of the kubelet may be off: they leave out the fraction of a second, and the kubelet notices
 * what happens up to a second late.
 */
const TOLERANCE_SECONDS = 2;

/** What is known of a Pod that is looked at. */
export interface Observed {
  readonly live: LivePod;
  readonly explanation: PodExplanation;
  /** In seconds since 1970. */
  readonly now: number;
}

/** What a Pod waits for, in the order of its start; nothing if it is ready, has ended, or is gone. */
export function waitsOf(observed: Observed): LiveWait[] {
  const { phase, goneBy, conditions } = observed.live;
  if (goneBy !== undefined) return [deletionWait(observed)];
  if (phase === 'Succeeded' || phase === 'Failed') return [];
  const scheduled = conditions.get('PodScheduled');
  return scheduled?.isTrue ? startWaits(observed) : [conditionWait(observed, 'scheduling', scheduled)];
}

function startWaits(observed: Observed): LiveWait[] {
  const steps = observed.explanation.start;
  const init = steps.filter(({ kind }) => kind !== 'app');
  const first = init.map((step) => containerWait(observed, step)).find((each) => each && holdsBack(each));
  if (first) return [first];
  const running = steps.filter(({ kind }) => kind !== 'init').flatMap((step) => containerWait(observed, step) ?? []);
  return running.length > 0 ? running : readinessGateWait(observed);
}

/** A sidecar that is not ready holds back no other container. */
function holdsBack({ gate }: LiveWait): boolean {
  return gate !== 'readinessProbe';
}

/** The kubelet gives containers two seconds if their hooks took all of the grace period. */
function deletionWait({ live, now }: Observed): LiveWait {
  const { goneBy = now, graceSeconds } = live;
  const sinceSeconds = Math.max(now - (goneBy - graceSeconds), 0);
  return timed(
    { gate: 'deletion', container: null, sinceSeconds, reason: '', message: '' },
    graceSeconds + MINIMUM_GRACE_SECONDS,
  );
}

function readinessGateWait(observed: Observed): LiveWait[] {
  const ready = observed.live.conditions.get('Ready');
  return !ready || ready.isTrue ? [] : [conditionWait(observed, 'readinessGate', ready)];
}

function conditionWait(observed: Observed, gate: LiveGate, condition: LiveCondition | undefined): LiveWait {
  const { since, reason = '', message = '' } = condition ?? {};
  return wait(observed, { gate, since, reason, message });
}

function containerWait(observed: Observed, step: ExplainedStep): LiveWait | undefined {
  const container = observed.live.containers.get(step.container);
  if (!container || container.state === 'waiting') return startWait(observed, step, container);
  if (container.state === 'terminated') return endedWait(observed, step, container);
  if (step.kind === 'init') return wait(observed, { ...about(container), gate: 'exit' });
  if (!container.isStarted) return gateWait(observed, step, container);
  return container.isReady ? undefined : readinessWait(observed, container);
}

/** A container that waits to start for the first time, or again. */
function startWait(observed: Observed, { container: name }: ExplainedStep, container?: LiveContainer): LiveWait {
  const { live } = observed;
  const last = container?.lastEnd;
  if (container && last) return restartWait(observed, container);
  const { reason = '', message = '' } = container ?? {};
  return wait(observed, { gate: 'containerStart', container: name, since: live.startedAt, reason, message });
}

function endedWait(observed: Observed, { kind }: ExplainedStep, container: LiveContainer): LiveWait | undefined {
  const { end } = container;
  if (kind === 'init' && end?.exitCode === 0) return undefined;
  const isOver = kind === 'app' && observed.explanation.restartPolicy !== 'Always' && end?.exitCode === 0;
  return isOver ? undefined : restartWait(observed, container);
}

function restartWait(observed: Observed, container: LiveContainer): LiveWait {
  const since = (container.end ?? container.lastEnd)?.finishedAt;
  const backOff = backOffOf(container);
  const latest = backOff === null ? null : maxBackOffSeconds(backOff);
  return wait(observed, { ...about(container), gate: 'restart', since, latest });
}

function gateWait(observed: Observed, { gate }: ExplainedStep, container: LiveContainer): LiveWait {
  const bounds = observed.explanation.probeBounds.find((each) => each.container === container.name);
  if (gate !== 'startupProbe') return wait(observed, { ...about(container), gate: 'postStartHook' });
  return wait(observed, { ...about(container), gate: 'startupProbe', latest: bounds?.startedOrStoppedSeconds });
}

function readinessWait(observed: Observed, container: LiveContainer): LiveWait {
  const since = Math.max(container.startedAt ?? 0, observed.live.conditions.get('ContainersReady')?.since ?? 0);
  return wait(observed, { ...about(container), gate: 'readinessProbe', since });
}

interface WaitSource {
  readonly gate: LiveGate;
  readonly container?: string;
  /** In seconds since 1970. */
  readonly since: number | undefined;
  readonly latest?: number | null | undefined;
  readonly reason: string;
  readonly message: string;
}

function about({ name, startedAt, reason, message }: LiveContainer): Omit<WaitSource, 'gate'> {
  return { container: name, since: startedAt, reason, message };
}

function wait({ now }: Observed, { gate, container, since, latest, reason, message }: WaitSource): LiveWait {
  const sinceSeconds = since === undefined ? null : Math.max(now - since, 0);
  return timed({ gate, container: container ?? null, sinceSeconds, reason, message }, latest ?? null);
}

type WithoutBound = Omit<LiveWait, 'latestSeconds' | 'remainingSeconds' | 'overdueSeconds'>;

function timed(source: WithoutBound, latestSeconds: number | null): LiveWait {
  const { sinceSeconds } = source;
  const remaining = latestSeconds === null || sinceSeconds === null ? null : latestSeconds - sinceSeconds;
  const isLate = remaining !== null && remaining < -TOLERANCE_SECONDS;
  return {
    ...source,
    latestSeconds,
    remainingSeconds: remaining === null ? null : Math.max(remaining, 0),
    overdueSeconds: isLate ? -remaining : 0,
  };
}
