import { ends, predicted, sidecar, timesOf } from './runs';

const every = (periodSeconds: number, failureThreshold = 30): object => ({ periodSeconds, failureThreshold });

describe('the start of a run', () => {
  test('waits for each init container to pass its gate', () => {
    const run = predicted(
      {
        initContainers: [{ name: 'migrate' }, sidecar('proxy', { startupProbe: every(1) }), sidecar('logs')],
        containers: [{ name: 'web' }, { name: 'api' }],
      },
      { migrate: ends(2), proxy: { startedAfterSeconds: 3 } },
    );
    expect(timesOf(run, 'started')).toEqual([
      'migrate#0 started at 0',
      'proxy#0 started at 2',
      'logs#0 started at 5',
      'web#0 started at 5',
      'api#0 started at 5',
    ]);
    expect(run.events.filter(({ type }) => type === 'started').map(({ after }) => after)).toEqual([
      [],
      ['migrate#0 exited'],
      ['proxy#0 up'],
      ['logs#0 up'],
      ['logs#0 up', 'web#0 started'],
    ]);
    expect(run).toMatchObject({
      isCertain: true,
      isSettled: true,
      conditions: { PodScheduled: true, Initialized: true, ContainersReady: true, Ready: true },
    });
  });

  test('lies between the quickest node and the slowest', () => {
    const run = predicted(
      { initContainers: [sidecar('proxy', { startupProbe: every(5) })], containers: [{ name: 'web' }] },
      {},
      { overheadSeconds: 0.5 },
    );
    // Noticed after 1.5 s, the probe's period and timeout and as much overhead, which is once more until the next start.
    expect(run.events.find(({ id }) => id === 'proxy#0 up')).toMatchObject({ earliestSeconds: 0, latestSeconds: 8 });
    expect(run.events.find(({ id }) => id === 'web#0 started')).toMatchObject({ earliestSeconds: 0, latestSeconds: 9 });
  });

  test('lets a hook after the start hold back everything that starts later', () => {
    const postStart = { lifecycle: { postStart: { sleep: { seconds: 4 } } } };
    const run = predicted({
      initContainers: [sidecar('proxy', postStart)],
      containers: [{ name: 'web', ...postStart }, { name: 'api' }],
    });
    expect(timesOf(run, 'started')).toEqual(['proxy#0 started at 0', 'web#0 started at 4', 'api#0 started at 8']);
  });

  test('may begin to probe a second before the delay is over', () => {
    const readinessProbe = { initialDelaySeconds: 10, periodSeconds: 2 };
    const run = predicted({ containers: [{ name: 'web', readinessProbe }] });
    expect(run.events.find(({ type }) => type === 'ready')).toMatchObject({ earliestSeconds: 9, latestSeconds: 14 });
  });

  test('leaves a Pod not ready whose readiness probe never succeeds', () => {
    const run = predicted({ containers: [{ name: 'web', readinessProbe: {} }] }, { web: { readyAfterSeconds: null } });
    expect(run).toMatchObject({
      isCertain: true,
      conditions: { Initialized: true, ContainersReady: false, Ready: false },
      phases: [{ phase: 'Pending' }, { phase: 'Running' }],
    });
  });

  test('leaves a Pod not ready whose readiness gate nobody opens', () => {
    const run = predicted({ readinessGates: [{ conditionType: 'a/b' }], containers: [{ name: 'web' }] });
    expect(run.conditions).toMatchObject({ ContainersReady: true, Ready: false });
  });

  test('is not certain where the startup probe gives up at about the time at which it would succeed', () => {
    const spec = { containers: [{ name: 'web', startupProbe: every(2, 5) }] };
    const certain = [0, 8, 9, 12, 20].map(
      (startedAfterSeconds) => predicted(spec, { web: { startedAfterSeconds } }).isCertain,
    );
    expect(certain).toEqual([true, true, false, false, true]);
  });
});
