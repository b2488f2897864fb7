import { Lazy } from 'cdk8s';
import { ADVICE } from '../../../src/enforcement/advice/with-advice';
import { Findings, PodTemplate } from '../../../src';
import { deployment, newChart } from '../../template/support';

test('advice that throws is a finding that names the rule, beside the one that it is about', () => {
  const table = ADVICE as { [id: string]: () => string };
  table['image-reference'] = () => {
    throw new Error('boom');
  };
  try {
    const chart = newChart();
    const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'Not An Image' }] });
    PodTemplate.of(web).addLabel('team', 'shop');
    expect(Findings.of(chart).map(({ rule, message }) => [rule, message])).toEqual([
      ['image-reference', expect.any(String)],
      ['rule-failed', 'the rule image-reference failed: boom.'],
    ]);
  } finally {
    delete table['image-reference'];
  }
});

test('an object that cdk8s cannot render has no findings, and is refused in the words of cdk8s', () => {
  const chart = newChart();
  const web = deployment(chart, 'web');
  PodTemplate.of(web).addLabel('team', 'shop');
  const produce = (): never => {
    throw new Error('no such region');
  };
  web.metadata.addAnnotation('region', Lazy.any({ produce }) as string);
  expect(Findings.of(chart)).toEqual([]);
  expect(() => web.toJson()).toThrow('no such region');
});
