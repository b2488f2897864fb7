import { sentence } from '../../../kubernetes/words';
import { amountOf } from '../amounts-and-times';
import type { Section } from '../report-section';

/** What the Pod as a whole asks for, and why that is more than the sum of what runs. */
export const totalsSection: Section = {
  heading: () => 'The Pod as a whole, as the scheduler counts it',
  blocks: ({ requests, limits, peaks }) => {
    const resources = [...new Set([...Object.keys(requests), ...Object.keys(limits)])].sort();
    if (resources.length === 0) return [{ type: 'text', text: 'It asks for nothing and has no limits.' }];
    const rows = resources.map((resource) => [resource, amountOf(requests, resource), amountOf(limits, resource)]);
    return [
      { type: 'table', header: ['resource', 'requests', 'limits'], rows },
      ...peaks.map(({ reason }) => ({ type: 'text', text: sentence(reason), style: 'warning' }) as const),
    ];
  },
};
