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
});

test.each<[string, object]>([
  ['a startup probe that names a port which nobody has', { startupProbe: { tcpSocket: { port: 'nope' } } }],
  ['a startup probe with a command in one word', { startupProbe: { exec: { command: ['cat /tmp/up'] } } }],
  ['a postStart hook in one word', { lifecycle: { postStart: { exec: { command: ['touch /tmp/up'] } } } }],
])('a container with %s is never up, never in traffic and never stopped for a hang', (_what, fields) => {
  const good = { httpGet: { port: 80 } };
  const bounds = boundsOf({ readinessProbe: { ...good, initialDelaySeconds: 5 }, livenessProbe: good, ...fields });
  expect(bounds).toBe('    web        never                never in it     never         never');
});

test('a container that is ready itself is not in traffic either in a Pod that never is', () => {
  const containers = [
    { name: 'web', image: 'w', readinessProbe: { httpGet: { port: 80 } } },
    { name: 'api', image: 'a', readinessProbe: probe },
  ];
  expect(sectionText('probes', { containers })).toContain(
    '    web        at once              never in it     never         never',
  );
});

test('a command in one word is told as the name of a program', () => {
  const livenessProbe = { exec: { command: ['cat /tmp/up'] } };
  const text = sectionText('probes', { containers: [{ name: 'web', image: 'w', livenessProbe }] });
  expect(text.replace(/\s+/g, ' ')).toContain(
    'runs a program with the name 10 s 1 s 3 "cat /tmp/up", which there is not',
  );
});

test('a Pod that is never ready has no traffic to lose', () => {
  const spec = { containers: [{ name: 'web', image: 'w', readinessProbe: probe }] };
  expect(sectionText('probes', spec)).not.toMatch(/traffic leaves|stays ready/i);
});
