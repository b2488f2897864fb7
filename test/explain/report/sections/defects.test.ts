import { sectionText } from '../../section-text';

const startupProbe = { tcpSocket: { port: 5432 } };
const SPEC = {
  restartPolicy: 'Never',
  initContainers: [{ name: 'proxy', image: 'p', restartPolicy: 'Always', startupProbe }],
  containers: [{ name: 'web', image: 'w', startupProbe, livenessProbe: startupProbe }],
};

test('the defects that a patch of the target has are told, with what mends them', () => {
  expect(sectionText('defects', SPEC, { target: '1.34.1' })).toBe(`Defects of the kubelet that it can meet
  If the startup probe of "proxy" fails and a later one succeeds, the app
    never starts (kubernetes#132826; mended in 1.33.6, 1.34.2 and 1.35.0).
  After a restart of "web", liveness and readiness probes can run before the
    startup probe has succeeded (kubernetes#141342; mended in 1.38.0).`);
});

test('one of several containers is enough', () => {
  const initContainers = ['proxy', 'tunnel'].map((name) => ({ ...SPEC.initContainers[0], name }));
  expect(sectionText('defects', { ...SPEC, initContainers }, { target: '1.34.1' })).toContain(
    'If the startup probe of "proxy" or "tunnel" fails and a later one succeeds',
  );
});

test('what no version has mended yet is told as such', () => {
  const containers = ['web', 'api'].map((name) => ({
    name,
    image: 'w',
    lifecycle: { postStart: { exec: { command: ['warm-up'] } }, preStop: { sleep: { seconds: 5 } } },
  }));
  expect(sectionText('defects', { containers }, { target: '1.37' })).toBe(`Defects of the kubelet that it can meet
  The preStop sleep of "web" and "api" lasts its full time even if the
    container ends meanwhile (kubernetes#134338; mended in no version yet).
  If the Pod is deleted while the postStart hook of "web" or "api" runs, its
    stop and the grace period begin only when the hook has returned
    (kubernetes#116032; mended in no version yet).`);
});

test('a minor version stands for its newest patch', () => {
  expect(sectionText('defects', SPEC, { target: '1.34' })).not.toContain('132826');
});

test('a Pod that meets none has no such section', () => {
  expect(sectionText('defects', { containers: [{ name: 'web', image: 'w' }] }, { target: '1.29.0' })).toBe('');
});
