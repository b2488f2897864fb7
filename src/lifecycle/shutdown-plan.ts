import { deepEqual, type Fields } from '../kubernetes/json';
import { featureOf, isFeatureOn, type FeatureTarget } from '../kubernetes/fields/features';
import type { PodContainer } from '../pod/containers';
import { MINIMUM_GRACE_SECONDS } from '../pod/timeline/grace-period';
import { hookLength } from '../pod/timeline/hook-length';
import { hooksOf } from '../pod/probes';
import { AT_ONCE } from '../pod/timeline/seconds';
import { stopBudget, type StopTerm, type StopTimes } from '../pod/timeline/stop-budget';

/** What code says of the end of a Pod, in seconds. */
export interface ShutdownPlan {
  /** How long the app serves on after the deletion, if it does. */
  readonly drain: number | undefined;
  /** How long the app takes to end. */
  readonly timeout: number;
  /** The names of the app's containers; undefined for every one that is no helper. */
  readonly containers: readonly string[] | undefined;
  /** How long other containers take to end, by name. */
  readonly sidecarTimeouts: ReadonlyMap<string, number>;
  /** How a shell is called with a script, where the target cannot sleep by itself. */
  readonly shell: readonly string[] | undefined;
  /** The grace period that is wanted; undefined for the least one that is enough. */
  readonly gracePeriod: number | undefined;
}

/** A container in the end of its Pod by a plan. */
export interface PlannedStop extends StopTimes {
  /** Whether its hook is the drain of the plan. */
  readonly isDrain: boolean;
  /** Whether its own time is counted from where its hook begins, since nothing tells how long that takes. */
  readonly isHookCounted: boolean;
}

/** The preStop hook of a container, if it has one. */
export function preStopOf(container: PodContainer): Fields | undefined {
  return hooksOf(container).find(({ path }) => path === 'lifecycle.preStop')?.fields;
}

/** The hook that lets the app serve on; undefined where there is no way for it. */
export function drainHook({ drain, shell }: ShutdownPlan, target: FeatureTarget): Fields | undefined {
  if (drain === undefined) return undefined;
  if (isFeatureOn(featureOf('PodLifecycleSleepAction'), target)) return nativeSleep(drain);
  return shell && shellSleep(drain, shell);
}

/** Whether a hook is the drain of a plan, however the target sleeps. */
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

/** The names of the containers that a plan gives the drain and the timeout. */
export function appOf(
  containers: readonly PodContainer[],
  plan: ShutdownPlan,
  isHelper: (name: string) => boolean,
): readonly string[] {
  const own = containers.filter(({ kind, name }) => kind === 'app' && !isHelper(name)).map(({ name }) => name);
  return plan.containers ?? own;
}

/** The containers that stop with a Pod: all that run beside each other. */
export function stoppingContainers(containers: readonly PodContainer[]): PodContainer[] {
  return containers.filter(({ kind }) => kind === 'app' || kind === 'sidecar');
}

/**
 * How a container ends by a plan; undefined where nothing tells how long its hook takes, and the plan names no time for
 * it. A time that is named holds the hook as well where that has no known length: a container that ends within it, hook
 * included, ends no later than one that begins to stop at its turn and takes all of it then.
 */
export function plannedStop(
  container: PodContainer,
  app: readonly string[],
  plan: ShutdownPlan,
): PlannedStop | undefined {
  const isApp = app.includes(container.name);
  const named = isApp ? plan.timeout : plan.sidecarTimeouts.get(container.name);
  const hook = hookOf(container, isApp, plan);
  if (hook.hookSeconds === null && named === undefined) return undefined;
  return {
    container: container.name,
    kind: container.kind,
    stopSeconds: named ?? MINIMUM_GRACE_SECONDS,
    hookSeconds: hook.hookSeconds ?? 0,
    isDrain: hook.isDrain,
    isHookCounted: hook.hookSeconds === null,
  };
}

/** How long the hook of a container takes; null where nothing tells. A drain that is missing is counted all the same. */
function hookOf(
  container: PodContainer,
  isApp: boolean,
  plan: ShutdownPlan,
): { readonly hookSeconds: number | null; readonly isDrain: boolean } {
  const hook = preStopOf(container);
  if (plan.drain !== undefined && isApp && (hook === undefined || isDrainHook(hook, plan))) {
    return { hookSeconds: plan.drain, isDrain: true };
  }
  return { hookSeconds: (hookLength(container, 'preStop') ?? AT_ONCE).latest, isDrain: false };
}

/** The least grace period that is enough, as a sum: `10 s drain + 30 s "web" + 2 s "logs" = 42 s`. */
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
