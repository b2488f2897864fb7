import { quotedList } from '../../../kubernetes/words';
import type { PodResize, ResizeEffect, ResourceResize } from '../../../pod/resources/resize';
import type { Block, Row } from '../../layout/blocks';
import { RESIZE_EFFECTS, RESIZE_REFUSALS } from '../../wording/resize-text';
import type { Section } from '../report-section';

/** What can be changed in the running Pod without making another one. */
export const resizeSection: Section = {
  heading: () => 'Resize of the running Pod, through its subresource "resize"',
  blocks: ({ resize: { resources, podResources, ...limits } }) => {
    const refusals = [...new Set(resources.flatMap(({ refusal }) => refusal ?? []))];
    const isAllRefused = resources.every(({ effect }) => effect === 'refused');
    return [
      ...(isAllRefused ? [] : [table(resources, podResources)]),
      ...refusals.map((refusal) => text(RESIZE_REFUSALS[refusal])),
      ...(isAllRefused ? [] : limitTexts(limits)),
    ];
  },
};

function table(resources: readonly ResourceResize[], podResources: ResizeEffect | null): Block {
  const containers = [...new Set(resources.map(({ container }) => container))];
  const effects = new Map(resources.map(({ container, resource, effect }) => [`${container} ${resource}`, effect]));
  const rows = containers.map((container): Row => {
    const cells = ['cpu', 'memory'].map(
      (resource) => RESIZE_EFFECTS[effects.get(`${container} ${resource}`) ?? 'refused'],
    );
    return [{ text: container, style: 'name' }, ...cells];
  });
  const whole = podResources && RESIZE_EFFECTS[podResources];
  const wholeRow: Row[] = whole === null ? [] : [['the Pod as a whole', whole, whole]];
  return { type: 'table', header: ['container', 'cpu', 'memory'], rows: [...rows, ...wholeRow] };
}

/** Source: pkg/kubelet/allocation/handlers.go, Admit */
const GUARANTEED =
  'Requests and limits must stay equal, so that the Pod stays Guaranteed. A node whose CPU or memory manager has the ' +
  'policy static does not resize it.';

function limitTexts({
  keepsRequestsAtLimits,
  memoryLimitOnlyGrows,
}: Omit<PodResize, 'resources' | 'podResources'>): Block[] {
  const whose = quotedList(memoryLimitOnlyGrows);
  return [
    ...(keepsRequestsAtLimits ? [text(GUARANTEED)] : []),
    ...(whose === ''
      ? []
      : [text(`The memory limit of ${whose} can only grow, and cannot be added if it is not set.`)]),
  ];
}

function text(words: string): Block {
  return { type: 'text', text: words };
}
