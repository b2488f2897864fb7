import type { ExplainedPod } from '../../../../src/explain/explain-object';
import { phasesSection } from '../../../../src/explain/report/sections/phases';
import { podsOf } from '../../explained';
import { sectionText } from '../../section-text';

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
  const shown: ExplainedPod = { ...pod!, phases, restartWait: null };
  expect(phasesSection.blocks(shown)).toEqual([
    { type: 'text', text: 'If a ends, or if b ends: Pending, then Running.' },
    { type: 'table', indent: 2, rows: [['It starts again.']] },
    { type: 'text', text: 'If c ends: Pending, then Running.' },
    { type: 'table', indent: 2, rows: [['Nothing happens.']] },
  ]);
});

describe('the longest wait before a container starts again', () => {
  const SPEC = { containers: [{ name: 'web', image: 'w' }] };
  const SETTING = 'crashLoopBackOff.maxContainerRestartPeriod of its kubelet: 5 min by default';

  test('is a setting of the node from 1.35 on', () => {
    expect(sectionText('phases', SPEC, { target: '1.35' })).toContain(SETTING);
    expect(sectionText('phases', SPEC, { target: '1.34' })).not.toContain('crashLoopBackOff');
  });

  test('is not told of where no container starts again', () => {
    expect(sectionText('phases', { ...SPEC, restartPolicy: 'Never' })).not.toContain('crashLoopBackOff');
  });
});
