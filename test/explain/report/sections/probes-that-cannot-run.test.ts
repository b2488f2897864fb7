import { sectionText } from '../../section-text';

const probe = { httpGet: { port: 'nobody' } };

function boundsOf(probes: object): string | undefined {
  const text = sectionText('probes', { containers: [{ name: 'web', image: 'w', ...probes }] });
  return /^ {4}web .*$/m.exec(text)?.[0];
}

test('a probe that the kubelet cannot run neither stops its container nor takes it out of traffic', () => {
  expect(boundsOf({ livenessProbe: probe })).toBe(
    '    web        at once              never           never         never',
  );
  expect(boundsOf({ startupProbe: probe })).toBe(
    '    web        never                never           never         never',
  );
});

test('a Pod that is never ready has no traffic to lose', () => {
  const spec = { containers: [{ name: 'web', image: 'w', readinessProbe: probe }] };
  expect(sectionText('probes', spec)).not.toMatch(/traffic leaves|stays ready/i);
});
