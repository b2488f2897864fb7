import { restartsAfterProbe } from './next-start';
import { hasPassed, startsAgain } from './pod-phase';
import { isAlive, isRunning, lifeOf, type ContainerState, type PodState } from './pod-state';

/** The probe for whose failure a container is killed. */
export type FailedProbe = 'startupProbe' | 'livenessProbe';

/** What the kubelet does in one look at a Pod. */
export interface PodActions {
  /** Whether all that still runs is stopped, since nothing is left to do. */
  readonly killsPod: boolean;
  readonly kill: readonly { readonly state: ContainerState; readonly probe: FailedProbe }[];
  readonly start: readonly ContainerState[];
}

interface Draft {
  killsPod: boolean;
  readonly kill: { readonly state: ContainerState; readonly probe: FailedProbe }[];
  readonly start: ContainerState[];
}

/**
 * What the kubelet does with a Pod whose containers stand as they do.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go, computePodActions
 */
export function podActions(pod: PodState): PodActions {
  const draft: Draft = { killsPod: false, kill: [], start: [] };
  const isInitialized = addInitActions(pod, draft);
  if (draft.killsPod || !isInitialized) return draft;
  const kept = pod.app.filter((state) => isKept(pod, state, draft));
  const starts = draft.start.some(({ container }) => container.list === 'containers');
  return kept.length === 0 && !starts ? { ...draft, killsPod: true, start: [] } : draft;
}

/** Whether a container of the app goes on running; adds what else is done with it. */
function isKept(pod: PodState, state: ContainerState, draft: Draft): boolean {
  const life = lifeOf(state);
  if (!isAlive(life)) {
    if (!life || startsAgain(pod, state)) draft.start.push(state);
    return false;
  }
  const probe = failedProbe(state);
  if (!probe) return true;
  draft.kill.push({ state, probe });
  if (restartsAfterProbe(pod.spec, state.container)) draft.start.push(state);
  return false;
}

function failedProbe(state: ContainerState): FailedProbe | undefined {
  const life = lifeOf(state);
  if (life?.isHung) return 'livenessProbe';
  return life?.startup === 'failed' ? 'startupProbe' : undefined;
}

/**
 * Adds what is done with the init containers. From the last one back, the first that was ever started decides what
 * starts next; of those before it, only sidecars are looked after. Returns whether all have passed.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, computeInitContainerActions
 */
function addInitActions(pod: PodState, draft: Draft): boolean {
  const isRun = pod.app.some(isRunning);
  const newest = isRun ? pod.init.length : pod.init.findLastIndex((state) => lifeOf(state) !== undefined);
  const watched = pod.init.filter(
    ({ container }, index) => index === newest || (index < newest && container.kind === 'sidecar'),
  );
  if (watched.some((state) => hasFailedInit(pod, state))) {
    draft.killsPod = true;
    return false;
  }
  for (const state of watched) addInitAction(state, draft);
  const newestState = pod.init[newest];
  if (newest === -1 || (newestState && hasPassed(newestState)))
    draft.start.push(...pod.init.slice(newest + 1, newest + 2));
  return isRun || pod.init.slice(-1).every(hasPassed);
}

function addInitAction(state: ContainerState, draft: Draft): void {
  const probe = failedProbe(state);
  if (isRunning(state) && probe) draft.kill.push({ state, probe });
  const hasEnded = !isRunning(state) && !hasPassed(state);
  if (hasEnded || (isRunning(state) && probe)) draft.start.push(state);
}

function hasFailedInit(pod: PodState, state: ContainerState): boolean {
  const hasFailed = lifeOf(state)?.exitCode !== undefined && !hasPassed(state);
  return state.container.kind === 'init' && hasFailed && !startsAgain(pod, state);
}
