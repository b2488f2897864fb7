import type { ResizeEffect, ResizeRefusal } from '../../pod/resources/resize';

/** What a change of a resource does, in a cell of a table. */
export const RESIZE_EFFECTS: Readonly<Record<ResizeEffect, string>> = {
  inPlace: 'in place',
  restartsContainer: 'restarts it',
  refused: 'refused',
};

/** Why the API server refuses a change: a sentence. */
export const RESIZE_REFUSALS: Readonly<Record<ResizeRefusal, string>> = {
  noResize: 'Nothing can be resized: that came with 1.33.',
  windows: 'Pods on Windows cannot be resized.',
  podResources: 'A Pod with resources of its own, in spec.resources, can be resized from 1.36 on.',
  bestEffort: 'Any request or limit would change the QoS class from BestEffort, and no resize may change it.',
  initStep: 'Init steps can be resized from 1.36 on.',
  initStepRestarts: 'An init container whose resize policy is RestartContainer cannot be resized.',
};
