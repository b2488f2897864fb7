import { sectionText } from '../../section-text';

const limited = { name: 'web', image: 'w', resources: { limits: { cpu: '1', memory: '1Gi' } } };

test('a container without a limit leaves the Pod as a whole without it, in every version', () => {
  const spec = { containers: [limited, { name: 'log', image: 'l', resources: { limits: { memory: '64Mi' } } }] };
  expect(sectionText('totals', spec, { target: '1.36' })).toContain(
    '  "log" has no limit for cpu: what stands here is the sum of the others, and\n    nothing limits the Pod as a whole.',
  );
  expect(sectionText('totals', spec, { target: '1.38' })).toContain(
    '  "log" has no limit for cpu: the Pod as a whole has none either.',
  );
});

test('nothing is said of limits that all containers have, or none', () => {
  expect(sectionText('totals', { containers: [limited] })).not.toContain('no limit for');
  expect(sectionText('totals', { containers: [{ name: 'web', image: 'w' }] })).not.toContain('no limit for');
});
