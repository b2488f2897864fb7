import type { ResizeChange, ResizeObstacle } from '../../effects/resize-changes';

/** What a running Pod could get of its new amounts without being replaced: sentences without their full stops. */
export function resizeTexts(changes: readonly ResizeChange[]): string[] {
  return changes.map((change) => `${nameOf(change)} ${effectText(change)}`);
}

function nameOf({ container, side, resource, before, after }: ResizeChange): string {
  return `${resource} ${side} of "${container}" (${before ?? 'none'} → ${after ?? 'none'})`;
}

function effectText({ effect, obstacle }: ResizeChange): string {
  if (obstacle !== null) return `cannot be resized in place: ${OBSTACLES[obstacle]}`;
  return effect === 'inPlace' ? 'could be resized in place' : 'could be resized, with a restart of the container';
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
