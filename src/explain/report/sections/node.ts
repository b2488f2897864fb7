import { quotedList } from '../../../kubernetes/words';
import type { NodeNeed } from '../../../pod/node-needs';
import type { Block, Row } from '../../layout/blocks';
import { nodeNeedText } from '../../wording/node-need-text';
import type { Section } from '../report-section';

/** What the Pod needs of the node that it runs on, and what the node may do with it. */
export const nodeSection: Section = {
  heading: () => 'What it needs of a node',
  blocks: ({ nodeNeeds, swappableContainers }) => [
    ...(nodeNeeds.length === 0 ? [] : [needTable(nodeNeeds)]),
    ...swapText(swappableContainers),
  ],
};

function needTable(needs: readonly NodeNeed[]): Block {
  return { type: 'table', header: ['needs', 'because of'], rows: needs.map(needRow) };
}

function needRow(need: NodeNeed): Row {
  const [first, ...others] = need.fields;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return [nodeNeedText(need), first === undefined ? 'every Pod from 1.35 on' : `${first}${more}`];
}

function swapText(containers: readonly string[]): Block[] {
  if (containers.length === 0) return [];
  const reason =
    containers.length === 1 ? 'its limit is not what it asks for' : 'their limits are not what they ask for';
  return [
    {
      type: 'text',
      text: `On a node that uses swap, memory of ${quotedList(containers)} can be swapped out: ${reason}.`,
    },
  ];
}
