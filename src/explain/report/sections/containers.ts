import type { ExplainedContainer } from '../../explained-containers';
import type { Row } from '../../layout/blocks';
import { roleText } from '../../wording/container-text';
import { amountOf } from '../amounts-and-times';
import type { Section } from '../report-section';

/** The resources that have a column of their own. */
const COLUMNS = ['cpu', 'memory'];

/** The containers in the order in which they start, and what each asks for. */
export const containersSection: Section = {
  heading: () => 'Containers, in the order of their start (request / limit)',
  blocks: ({ containers }) =>
    containers.length === 0
      ? [{ type: 'text', text: 'There are none, and no API server takes such a Pod.', style: 'bad' }]
      : [{ type: 'table', header: ['container', 'kind', ...COLUMNS], rows: containers.flatMap(rowsOf) }],
};

function rowsOf(container: ExplainedContainer): Row[] {
  const others = [...new Set([...Object.keys(container.requests), ...Object.keys(container.limits)])]
    .filter((resource) => !COLUMNS.includes(resource))
    .map((resource) => `${resource} ${amountText(container, resource)}`);
  return [
    [
      { text: container.name, style: 'name' },
      roleText(container.kind, container.isApp),
      ...COLUMNS.map((resource) => amountText(container, resource)),
    ],
    ...(others.length === 0 ? [] : [{ across: others.join(', ') }]),
    { across: `${container.image.trim() || 'no image yet'} (${container.imagePullPolicy})`, style: 'quiet' },
  ];
}

/** What is asked for and what may be used at most: `50m / 100m`. */
function amountText({ requests, limits }: ExplainedContainer, resource: string): string {
  return `${amountOf(requests, resource)} / ${amountOf(limits, resource)}`;
}
