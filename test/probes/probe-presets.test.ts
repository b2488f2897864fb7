import { Duration } from 'cdk8s';
import { ProbePresets } from '../../src';
import { messageOf } from '../template/support';
import { numbers } from './preset-tests';

const detectsHangWithin = Duration.seconds(60);

test('slow answers leave room for three tries, even without a deadline for traffic', () => {
  const { manifest } = ProbePresets.http({ path: '/', port: 80, answersWithin: Duration.seconds(10) });
  expect(manifest['readinessProbe']).toMatchObject(numbers(10, 10, 3));
});

describe('a single value of a probe', () => {
  const base = { path: '/', port: 80, startsWithin: Duration.seconds(90) };

  test('replaces what follows from the deadlines, as long as they are met', () => {
    const { manifest } = ProbePresets.http({
      ...base,
      startupTiming: { period: Duration.seconds(1), failureThreshold: 100 },
      readinessTiming: { successThreshold: 2, period: Duration.seconds(10) },
    });
    expect(manifest['startupProbe']).toMatchObject(numbers(1, 1, 100));
    expect(manifest['readinessProbe']).toMatchObject({ ...numbers(10, 1, 3), successThreshold: 2 });
  });

  test('is refused if it breaks a deadline, with the sum written out', () => {
    expect(messageOf(() => ProbePresets.http({ ...base, startupTiming: { failureThreshold: 3 } }))).toBe(`1 finding:

error probe-promise: the container may take 90 s to start, and with this timing the startup probe gives up after 6 s (2 periods of 3 s).
  in:  ProbePresets.http.startupTiming
  fix: leave the timing out, or change the deadline.`);
    const period = Duration.seconds(20);
    expect(messageOf(() => ProbePresets.http({ ...base, detectsHangWithin, livenessTiming: { period } }))).toContain(
      'the container is to be restarted within 60 s of a hang, and with this timing the liveness probe gives up after 61 s (3 periods of 20 s + 1 s timeout).',
    );
  });

  test('replaces a time that the preset supplies without a word', () => {
    const { manifest } = ProbePresets.slowStarter({ path: '/', port: 80, startupTiming: { failureThreshold: 60 } });
    expect(manifest['startupProbe']).toMatchObject(numbers(10, 2, 60));
    const shorter = ProbePresets.slowStarter({ path: '/', port: 80, startupTiming: { failureThreshold: 3 } });
    expect(shorter.manifest['startupProbe']).toMatchObject(numbers(10, 2, 3));
  });

  test('of a probe that the set does not have is refused', () => {
    expect(messageOf(() => ProbePresets.tcp({ livenessTiming: { failureThreshold: 3 } }))).toBe(`1 finding:

error probe-intent: the timing is for a probe that is not in the set.
  in:  ProbePresets.tcp.livenessTiming
  fix: set \`startsWithin\` for a startup probe, \`detectsHangWithin\` for a liveness probe, or leave the timing out.`);
  });

  test('that is impossible is refused by its place', () => {
    const startupTiming = { period: Duration.millis(500) };
    expect(messageOf(() => ProbePresets.http({ ...base, startupTiming }))).toContain(
      'in:  ProbePresets.http.startupTiming.period',
    );
  });
});
