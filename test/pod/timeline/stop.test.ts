import { asStored } from '../../support/as-stored';
import fc from 'fast-check';
import { stopOf } from '../../../src/pod/timeline/stop';

const sleep = (seconds: number): object => ({ lifecycle: { preStop: { sleep: { seconds } } } });
const exec = { lifecycle: { preStop: { exec: { command: ['drain'] } } } };
const sidecar = (name: string, fields: object = {}): object => ({ name, restartPolicy: 'Always', ...fields });

/** For each container: its hook, when TERM comes and when KILL comes. */
function times(spec: object): unknown {
  return Object.fromEntries(
    stopOf(asStored({ ...spec })).map(({ container, preStopSeconds, termBySeconds, killBySeconds }) => [
      container,
      [preStopSeconds, termBySeconds, killBySeconds],
    ]),
  );
}

describe('the end of a Pod', () => {
  test('spends the grace period on the hook first', () => {
    expect(stopOf(asStored({ containers: [{ name: 'web', ...sleep(5) }] }))).toEqual([
      {
        container: 'web',
        kind: 'app',
        waitsFor: [],
        preStopSeconds: 5,
        preStopEarliestSeconds: 5,
        termBySeconds: 5,
        killBySeconds: 30,
        stopSignal: 'SIGTERM',
        imageMaySetSignal: true,
        isPidOne: true,
        unhandledExitCode: 137,
      },
    ]);
  });

  test('begins with TERM where there is no hook', () => {
    expect(times({ containers: [{ name: 'web' }] })).toEqual({ web: [0, 0, 30] });
  });

  test('gives a hook without a known length no more than the grace period, and then two seconds', () => {
    expect(times({ containers: [{ name: 'web', ...exec }] })).toEqual({ web: [null, 30, 32] });
  });

  test('says how long a hook takes at least whose length nothing bounds', () => {
    const preStop = { exec: { command: ['sh', '-c', 'killall -INT pgbouncer && sleep 20'] } };
    const [step] = stopOf(asStored({ containers: [{ name: 'pgbouncer', lifecycle: { preStop } }] }));
    expect([step?.preStopEarliestSeconds, step?.preStopSeconds]).toEqual([20, null]);
  });

  test('leaves two seconds between TERM and KILL where the hook takes all of the grace period', () => {
    const spec = {
      terminationGracePeriodSeconds: 5,
      containers: [
        { name: 'web', ...sleep(4) },
        { name: 'api', ...sleep(9) },
      ],
    };
    expect(times(spec)).toEqual({ web: [4, 4, 6], api: [9, 5, 7] });
  });

  test('ends the app at once and the sidecars after it, the last one first', () => {
    const spec = {
      initContainers: [sidecar('proxy'), { name: 'migrate' }, sidecar('logs')],
      containers: [{ name: 'web' }, { name: 'api' }],
    };
    expect(stopOf(asStored(spec)).map(({ container, kind, waitsFor }) => [container, kind, waitsFor])).toEqual([
      ['web', 'app', []],
      ['api', 'app', []],
      ['logs', 'sidecar', ['web', 'api']],
      ['proxy', 'sidecar', ['web', 'api', 'logs']],
    ]);
  });

  test('runs the hook of a sidecar at the start, and takes its wait from the same grace period', () => {
    const spec = { initContainers: [sidecar('proxy', sleep(5))], containers: [{ name: 'web', ...sleep(10) }] };
    expect(times(spec)).toEqual({ web: [10, 10, 30], proxy: [5, 30, 32] });
  });

  test('counts spent time in whole seconds', () => {
    const spec = { containers: [{ name: 'web', lifecycle: { preStop: { exec: { command: ['sleep', '2.5'] } } } }] };
    expect(times(spec)).toEqual({ web: [2.5, 2.5, 30.5] });
  });

  test.each([
    [0, { web: [0, 0, 2], proxy: [0, 1, 3] }],
    [-1, { web: [0, 0, 2], proxy: [0, 1, 3] }],
    [1, { web: [0, 0, 2], proxy: [0, 1, 3] }],
    [3, { web: [0, 0, 3], proxy: [0, 3, 5] }],
  ])('with a grace period of %d s still gives every container two seconds', (seconds, expected) => {
    const spec = {
      terminationGracePeriodSeconds: seconds,
      initContainers: [sidecar('proxy')],
      containers: [{ name: 'web' }],
    };
    expect(times(spec)).toEqual(expected);
  });

  test('lets a container wait for nothing that was added for debugging', () => {
    const spec = { containers: [{ name: 'web' }], ephemeralContainers: [{ name: 'debug' }] };
    expect(times(spec)).toEqual({ web: [0, 0, 30], debug: [0, 0, 30] });
  });

  test('never comes before its hook, nor KILL less than two seconds after TERM, nor later than the grace period by more', () => {
    const amount = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(amount, amount, amount, (terminationGracePeriodSeconds, app, helper) => {
        const steps = stopOf(
          asStored({
            terminationGracePeriodSeconds,
            initContainers: [sidecar('proxy', sleep(helper))],
            containers: [{ name: 'web', ...sleep(app) }],
          }),
        );
        const grace = Math.max(1, terminationGracePeriodSeconds);
        for (const { preStopSeconds, termBySeconds, killBySeconds } of steps) {
          expect(termBySeconds).toBeGreaterThanOrEqual(Math.min(preStopSeconds ?? 0, grace));
          expect(killBySeconds).toBeGreaterThanOrEqual(Math.max(grace, termBySeconds + 2));
          expect(killBySeconds).toBeLessThanOrEqual(grace + 2);
        }
      }),
    );
  });
});
