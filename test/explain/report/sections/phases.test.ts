import type { ExplainedPod } from '../../../../src/explain/explain-object';
import { phasesSection } from '../../../../src/explain/report/sections/phases';
import { podsOf } from '../../explained';

test('ways in which containers can end that lead to the same stand together', () => {
  const [pod] = podsOf({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [{ name: 'web', image: 'w' }] },
  });
  const [outcome] = pod!.phases;
  const phases = ['a ends', 'b ends', 'c ends'].map((ending, index) => ({
    ...outcome!,
    ending,
    sentence: index === 2 ? 'Nothing happens.' : 'It starts again.',
  }));
  const shown: ExplainedPod = { ...pod!, phases };
  expect(phasesSection.blocks(shown)).toEqual([
    { type: 'text', text: 'If a ends, or if b ends: Pending, then Running.' },
    { type: 'table', indent: 2, rows: [['It starts again.']] },
    { type: 'text', text: 'If c ends: Pending, then Running.' },
    { type: 'table', indent: 2, rows: [['Nothing happens.']] },
  ]);
});
