import { listed } from '../../../kubernetes/words';
import type { PodSelection, SelectionKey } from '../../../pod/pod-selections';
import type { Block, Row } from '../../layout/blocks';
import { labelSelectorText } from '../../kubectl/label-selector';
import type { Section } from '../report-section';

/** The Pods that the spread constraints and the Pod affinity count. */
export const placementSection: Section = {
  heading: () => 'Which Pods its placement counts',
  blocks: ({ podSelections }) =>
    podSelections.length === 0
      ? []
      : [
          { type: 'table', header: ['by', 'across', 'the Pods with'], rows: podSelections.map(selectionRow) },
          ...keyBlocks(podSelections),
        ],
};

function selectionRow({ field, topologyKey, labelSelector, keys }: PodSelection): Row {
  return [termText(field), topologyKey, podsText(labelSelector, keys.filter(isHeeded))];
}

const TERMS: ReadonlyMap<string, string> = new Map([
  ['topologySpreadConstraints', 'spread constraint'],
  ['affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution', 'required affinity'],
  ['affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution', 'preferred affinity'],
  ['affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution', 'required anti-affinity'],
  ['affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution', 'preferred anti-affinity'],
]);

/** A term as people call it; those of a list are counted from 1. */
function termText(field: string): string {
  const [, list = '', index = ''] = /^(.*)\[(\d+)\]/.exec(field) ?? [];
  return `${TERMS.get(list) ?? list} ${Number(index) + 1}`;
}

function podsText(selector: PodSelection['labelSelector'], keys: readonly SelectionKey[]): string {
  if (selector === null) return 'none: it has no labelSelector';
  const written = labelSelectorText(selector);
  const parts = [...(written === '' ? [] : [written]), ...keys.map(keyText)];
  return parts.length === 0 ? 'any labels' : listed(parts);
}

function keyText({ key, value, isOther }: SelectionKey): string {
  if (value === null) return isOther ? `another ${key} than its own` : `its own ${key}`;
  return `${key}${isOther ? '!=' : '='}${value}`;
}

function isHeeded({ isIgnored }: SelectionKey): boolean {
  return isIgnored !== true;
}

function keyBlocks(selections: readonly PodSelection[]): Block[] {
  const heeded = selections.filter(({ keys }) => keys.some(isHeeded));
  const ignored = [
    ...new Set(selections.flatMap(({ keys }) => keys.filter((key) => !isHeeded(key)).map(({ key }) => key))),
  ];
  return [
    ...keptBlock(
      heeded.filter(({ storesKeys }) => storesKeys),
      'The API server adds the label keys to the labelSelector that it stores in the Pod',
    ),
    ...keptBlock(
      heeded.filter(({ storesKeys }) => !storesKeys),
      'The scheduler adds the label keys; the labelSelector stays as it is written',
    ),
    ...(ignored.length === 0
      ? []
      : [{ type: 'text', text: `Keys of labels that the Pod does not have do nothing: ${listed(ignored)}.` } as const]),
  ];
}

function keptBlock(selections: readonly PodSelection[], text: string): Block[] {
  return selections.length === 0
    ? []
    : [{ type: 'text', text: `${text}: ${listed(selections.map(({ field }) => termText(field)))}.` }];
}
