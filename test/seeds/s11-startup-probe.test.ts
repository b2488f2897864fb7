import { ApiObject, App, Chart, Duration } from 'cdk8s';
import { PodTemplate, Probe, ProbePresets, ProbeSet } from '../../src';
import { applied, piece, spread } from './probed-container';
import { refusal } from './synthesis';

const NOTES = `
startupProbe:
  tcpSocket:
    port: 8080
  failureThreshold: 30
  periodSeconds: 10
`;

const timing = { failureThreshold: 30, period: Duration.seconds(10) };
const probes = ProbeSet.of({ startup: Probe.fromTcpSocket({ port: 8080, ...timing }) });

test('S11: the startup probe of the notes comes out field for field where it is applied to a Pod', () => {
  expect(applied(probes)).toEqual(piece(NOTES));
});

test('S11: the startup probe of the notes comes out field for field where it is spread into a container', () => {
  expect(spread(probes)).toEqual(piece(NOTES));
});

// The last of 30 tries, ten seconds apart, comes 290 seconds after the first one, which may come at once.
test('S11: what the numbers of the notes give to a starting container is computed, and more cannot be promised', () => {
  const withPromise = (seconds: number): ProbeSet =>
    ProbePresets.tcp({ port: 8080, startsWithin: Duration.seconds(seconds), startupTiming: timing });
  expect(withPromise(290).manifest['startupProbe']).toMatchObject({ failureThreshold: 30, periodSeconds: 10 });
  expect(() => withPromise(300)).toThrow(
    'the container may take 300 s to start, and with this timing the startup probe gives up after 290 s (29 periods of 10 s).',
  );
});

// The other probes wait for the startup probe, so that it alone decides how long the start may take.
test('S11: a liveness probe beside the startup probe needs no delay, and a startup probe that is too short is found', () => {
  const app = new App();
  const liveness = Probe.fromTcpSocket({ port: 8080 });
  const containers = [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0' }];
  const pod = new ApiObject(new Chart(app, 'notes'), 'web', { apiVersion: 'v1', kind: 'Pod', spec: { containers } });
  ProbePresets.tcp({ port: 8080, startsWithin: Duration.minutes(5) }).applyTo(pod, 'web');
  ProbeSet.of({ liveness }).applyTo(pod, 'web');
  expect(refusal(app)).toBe('It is synthesized.');

  PodTemplate.of(pod).mergeContainer('web', { startupProbe: { failureThreshold: 3 } });
  expect(refusal(app)).toContain(
    'error probe-promise: the code says that "web" may take 300 s to start, and its startup probe gives up after 20 s (2 periods of 10 s).',
  );
});
