import { FindingSeverity } from '../findings/finding-kind';
import { QosClass } from '../kubernetes/qos-class';
import type { FindingChanges } from './findings/finding-changes';
import type { Worsening } from './object-change';
import type { BeforeAfter } from './pods/before-after';
import type { PodChange } from './pods/pod-change';
import { SECURITY_LEVELS } from './pods/security-level';
import type { RolloutForecast } from './rollout/rollout-forecast';

const CLASSES: readonly QosClass[] = [QosClass.BEST_EFFORT, QosClass.BURSTABLE, QosClass.GUARANTEED];

/** What got worse in an object: what is new and no mere hint, and what its Pods lost. */
export function worseOf(
  { added }: FindingChanges,
  pods: readonly PodChange[] = [],
  rollout: RolloutForecast | null = null,
): Worsening[] {
  const worse: Worsening[] = [];
  if (added.some(({ severity }) => severity !== FindingSeverity.INFO)) worse.push('findings');
  if (pods.some(({ qosClass }) => isLower(CLASSES, qosClass))) worse.push('qosClass');
  if (pods.some(({ security }) => isLower(SECURITY_LEVELS, security))) worse.push('security');
  if (rollout?.deadline === 'passes') worse.push('deadline');
  if (rollout?.isNeverReady) worse.push('neverReady');
  return worse;
}

function isLower<Fact>(order: readonly Fact[], change: BeforeAfter<Fact> | null): boolean {
  return change !== null && order.indexOf(change.after) < order.indexOf(change.before);
}
