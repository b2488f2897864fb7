import type { ExplainedCost } from '../../pod-explanation';
import type { Section } from '../report-section';
import { amountsText, lengthText } from '../amounts-and-times';

/** What each container besides the app costs. */
export const helpersSection: Section = {
  heading: () => 'What each helper adds',
  blocks: ({ helperCosts }) =>
    helperCosts.length === 0
      ? []
      : [
          {
            type: 'table',
            header: ['helper', 'requests', 'limits', 'delays the app by'],
            rows: helperCosts.map(rowOf),
          },
        ],
};

function rowOf({
  container,
  requests,
  limits,
  startDelay,
}: ExplainedCost): (string | { text: string; style: 'name' })[] {
  return [
    { text: container, style: 'name' },
    amountsText(requests),
    amountsText(limits),
    startDelay ? lengthText(startDelay.earliestSeconds, startDelay.latestSeconds) : '-',
  ];
}
