import { KubernetesVersion } from '../kubernetes/version';
import type { PodConditionTime, StartStep, StartTimeline } from '../pod/timeline/start';
import type { StartDeadlock } from '../pod/timeline/start-deadlocks';
import type { StartReach } from '../pod/timeline/start-reach';
import type { UnboundedStart } from '../pod/timeline/unbounded-start';
import { startDeadlockText } from './wording/start-deadlock-text';

/** A container in the start of its Pod. */
export interface ExplainedStep extends StartStep {
  /** Present if it never passes its gate, as `startDeadlocks` tells: the times of the gate then mean nothing. */
  readonly neverPasses?: true;
}

/** The start of a Pod as it stands in an explanation. */
export interface StartExplanation {
  /** The containers that start; those that never do are left out. */
  readonly start: readonly ExplainedStep[];
  /** The conditions that become true; those that never do are left out. */
  readonly conditions: readonly PodConditionTime[];
  /** What makes times of `start` and `conditions` unbounded, whose latest ones are null then. */
  readonly unboundedStart: readonly UnboundedStart[];
  /** Why the start can never finish: a sentence for each of the `startDeadlocks`. */
  readonly deadlocks: readonly string[];
  readonly startDeadlocks: readonly StartDeadlock[];
}

/** Explains the start of a Pod as far as it gets. */
export function startExplanationOf(
  { steps, conditions, unbounded, deadlocks, reach }: StartTimeline,
  version: KubernetesVersion,
): StartExplanation {
  const known = conditions.filter(({ type }) => !reach.neverTrue.includes(type));
  return {
    start: steps
      .filter(({ container }) => !reach.neverStart.includes(container))
      .map((step) => explainedStep(step, reach)),
    conditions: version.isAtLeast(KubernetesVersion.V1_29) ? known.flatMap(withSandbox) : known,
    unboundedStart: unbounded.filter((cause) => isMet(cause, reach)),
    deadlocks: deadlocks.map(startDeadlockText),
    startDeadlocks: deadlocks,
  };
}

function explainedStep(step: StartStep, { neverPass }: StartReach): ExplainedStep {
  return neverPass.includes(step.container) ? { ...step, latestSeconds: null, neverPasses: true } : step;
}

/** From 1.29 on a Pod whose sandbox and network are there says so, before its first container starts. */
function withSandbox(condition: PodConditionTime): PodConditionTime[] {
  if (condition.type !== 'PodScheduled') return [condition];
  return [condition, { ...condition, type: 'PodReadyToStartContainers' }];
}

/** Whether a start that gets so far comes to what makes a time unbounded. */
function isMet({ cause, container }: UnboundedStart, { neverStart, neverPass, neverTrue }: StartReach): boolean {
  const isOfReady = cause === 'readinessProbe' || cause === 'readinessGates';
  if (isOfReady && neverTrue.includes('Ready')) return false;
  return container === null || !(neverStart.includes(container) || neverPass.includes(container));
}
