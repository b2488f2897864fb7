import { groupBy } from '../../../kubernetes/group-by';
import type { ResizeChange, ResizeObstacle } from '../../effects/resize-changes';

/** What a running Pod could get of its new amounts without being replaced: for each container, and for each outcome. */
export function resizeLines(changes: readonly ResizeChange[]): { readonly container: string; readonly text: string }[] {
  const groups = groupBy(changes, (change) => JSON.stringify([change.container, effectText(change)]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first
      ? [{ container: first.container, text: `${group.map(amountText).join(', ')}; ${effectText(first)}` }]
      : [];
  });
}

function amountText({ side, resource, before, after }: ResizeChange): string {
  return `${side} ${resource} ${before ?? 'none'} → ${after ?? 'none'}`;
}

function effectText({ effect, obstacle }: ResizeChange): string {
  if (obstacle !== null) return `cannot be resized in a running Pod: ${OBSTACLES[obstacle]}`;
  return effect === 'inPlace'
    ? 'could be resized in a running Pod'
    : 'could be resized in a running Pod, with a restart of the container';
}

const OBSTACLES: Readonly<Record<ResizeObstacle, string>> = {
  noResize: 'that came with 1.33',
  windows: 'Pods on Windows cannot',
  podResources: 'a Pod with resources of its own can from 1.36 on',
  bestEffort: 'the QoS class would change',
  initStep: 'init containers can from 1.36 on',
  initStepRestarts: 'an init container with the resize policy RestartContainer cannot',
  otherResource: 'only cpu and memory can',
  removed: 'an amount cannot be removed',
  memoryShrinks: 'in 1.33 a memory limit only grows',
  qosClass: 'the QoS class would change',
};
