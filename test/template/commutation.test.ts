import type { App } from 'cdk8s';
import * as fc from 'fast-check';
import { TargetCluster } from '../../src';
import { ADDITIONAL_FIELDS, EDITABLE, edits, EVERY_EDIT, type Edit } from './independent-edits';
import { deployment, newChart } from './support';

/** The Deployment after edits in this order; helpers are constructs, whose own objects stand in the order of the tree. */
function yamlOf(inOrder: readonly Edit[]): string {
  const chart = newChart();
  TargetCluster.set(chart, { additionalFields: ADDITIONAL_FIELDS });
  const web = deployment(chart, 'web', EDITABLE);
  for (const edit of inOrder) edit(web);
  return (chart.node.root as App).synthYaml();
}

describe('edits that do not depend on each other give the same bytes', () => {
  test('in any order', () => {
    fc.assert(
      fc.property(edits, ({ first, second }) => {
        expect(yamlOf(first)).toBe(yamlOf(second));
      }),
      { numRuns: 25 },
    );
  });

  test('in one order and in its reverse, with every kind of edit made', () => {
    expect(yamlOf([...EVERY_EDIT].reverse())).toBe(yamlOf(EVERY_EDIT));
  });
});
