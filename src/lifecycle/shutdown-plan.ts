import { deepEqual, type Fields } from '../kubernetes/json';
import { featureOf, isFeatureOn, type FeatureTarget } from '../kubernetes/fields/features';
import { isLongRunning, type PodContainer } from '../pod/containers';
import { MINIMUM_GRACE_SECONDS } from '../pod/timeline/grace-period';
import { hookLength } from '../pod/timeline/hook-length';
import type { Provenance } from '../pod/provenance';
import { hooksOf } from '../pod/handlers';
import { AT_ONCE, exactly, type Seconds } from '../pod/timeline/seconds';
import { stopBudget, type StopTerm, type StopTimes } from '../pod/timeline/stop-budget';

/** How a Pod is to stop, in seconds. */
export interface ShutdownPlan {
  /** How long the app still serves after the deletion, if it does. */
  readonly drain: number | undefined;
  /** How long the app takes to stop. */
  readonly timeout: number;
  /** The names of the app's containers; undefined for every one that is not a helper. */
  readonly containers: readonly string[] | undefined;
  /** How long other containers take to stop, by name. */
  readonly sidecarTimeouts: ReadonlyMap<string, number>;
  /** How a shell runs a script, for targets without a sleep of their own. */
  readonly shell: readonly string[] | undefined;
  /** The grace period; undefined for the shortest one that is enough. */
  readonly gracePeriod: number | undefined;
}

/** A plan, and what code says of the Pod's containers. */
export interface PlannedPod {
  readonly plan: ShutdownPlan;
  readonly provenance: Provenance;
}

/** How a container stops by a plan. */
export interface PlannedStop extends StopTimes {
  /** Whether its hook is the drain of the plan. */
  readonly isDrain: boolean;
  /** Whether its own time starts with its hook, because the length of the hook is unknown. */
  readonly isHookCounted: boolean;
}

/** The preStop hook of a container; undefined if it has none. */
export function preStopOf(container: PodContainer): Fields | undefined {
  return hooksOf(container).find(({ path }) => path === 'lifecycle.preStop')?.fields;
}

/** The hook that delays the stop of the app; undefined if the target allows none. */
export function drainHook({ drain, shell }: ShutdownPlan, target: FeatureTarget): Fields | undefined {
  if (drain === undefined) return undefined;
  if (isFeatureOn(featureOf('PodLifecycleSleepAction'), target)) return nativeSleep(drain);
  return shell && shellSleep(drain, shell);
}

/** Whether a hook is the drain of a plan, with either kind of sleep. */
export function isDrainHook(hook: Fields | undefined, { drain, shell }: ShutdownPlan): boolean {
  if (drain === undefined) return false;
  return deepEqual(hook, nativeSleep(drain)) || (shell !== undefined && deepEqual(hook, shellSleep(drain, shell)));
}

function nativeSleep(seconds: number): Fields {
  return { sleep: { seconds } };
}

function shellSleep(seconds: number, shell: readonly string[]): Fields {
  return { exec: { command: [...shell, `sleep ${seconds}`] } };
}

/** The names of the containers that a plan gives the drain and the timeout: by default those of the app. */
export function appOf(appContainers: readonly PodContainer[], { containers }: ShutdownPlan): readonly string[] {
  return containers ?? appContainers.map(({ name }) => name);
}

/** The containers that stop with a Pod: all but those that have ended by then. */
export function stoppingContainers(containers: readonly PodContainer[]): PodContainer[] {
  return containers.filter(isLongRunning);
}

/**
 * How a container stops by a plan; undefined if the length of its hook is unknown and the plan has no time for it. A time
 * in the plan includes a hook of unknown length: a container that ends within it, hook included, ends no later than one
 * that starts to stop when its turn comes and takes all of it then. If it is too short for what is known of the hook, it
 * follows the hook.
 */
export function plannedStop(
  container: PodContainer,
  app: readonly string[],
  { plan, provenance }: PlannedPod,
): PlannedStop | undefined {
  const isApp = app.includes(container.name);
  const named = isApp ? plan.timeout : plan.sidecarTimeouts.get(container.name);
  const hook = hookOf(container, isApp, plan);
  if (hook.latest === null && named === undefined) return undefined;
  const stopSeconds = named ?? provenance.helper(container.name)?.stopSeconds ?? MINIMUM_GRACE_SECONDS;
  // A time that the hook alone may use up cannot have been meant to include it.
  const isHookCounted = hook.latest === null && hook.earliest + MINIMUM_GRACE_SECONDS <= stopSeconds;
  return {
    container: container.name,
    kind: container.kind,
    stopSeconds,
    hookSeconds: isHookCounted ? 0 : (hook.latest ?? hook.earliest),
    isDrain: hook.isDrain,
    isHookCounted,
  };
}

/** How long the hook of a container takes. A drain that is missing counts all the same. */
function hookOf(container: PodContainer, isApp: boolean, plan: ShutdownPlan): Seconds & { readonly isDrain: boolean } {
  const hook = preStopOf(container);
  if (plan.drain !== undefined && isApp && (hook === undefined || isDrainHook(hook, plan))) {
    return { ...exactly(plan.drain), isDrain: true };
  }
  return { ...(hookLength(container, 'preStop') ?? AT_ONCE), isDrain: false };
}

/** The shortest grace period that is enough, as a sum: `10 s drain + 30 s "web" + 2 s "logs" = 42 s`. */
export function budgetText(stops: readonly PlannedStop[]): string {
  const { seconds, terms } = stopBudget(stops);
  const parts = terms.map((term) => termText(term, stops)).join(' + ');
  return terms.length === 1 ? parts : `${parts} = ${seconds} s`;
}

function termText({ container, part, seconds }: StopTerm, stops: readonly PlannedStop[]): string {
  const stop = stops.find((each) => each.container === container);
  if (part === 'hook') return `${seconds} s ${stop?.isDrain === true ? 'drain' : `preStop of "${container}"`}`;
  return `${seconds} s "${container}"${stop?.isHookCounted === true ? ' with its preStop' : ''}`;
}
