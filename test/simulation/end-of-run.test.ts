import { ends, predicted, sidecar, timesOf } from './runs';

const sleep = (seconds: number): object => ({ lifecycle: { preStop: { sleep: { seconds } } } });

describe('a Pod that is deleted', () => {
  test('stops its app, then its sidecars from the last to the first', () => {
    const spec = {
      initContainers: [sidecar('proxy'), sidecar('logs')],
      containers: [{ name: 'web' }, { name: 'api' }],
    };
    const run = predicted(
      spec,
      { web: { stopSeconds: 2 }, api: { stopSeconds: 5, stopExitCode: 0 } },
      { deletedAtSeconds: 40 },
    );
    expect(timesOf(run, 'stopping', 'term', 'exited')).toEqual([
      'proxy#0 stopping at 40',
      'logs#0 stopping at 40',
      'web#0 stopping at 40',
      'web#0 term at 40',
      'api#0 stopping at 40',
      'api#0 term at 40',
      'web#0 exited at 42',
      'api#0 exited at 45',
      'logs#0 term at 45',
      'logs#0 exited at 45',
      'proxy#0 term at 45',
      'proxy#0 exited at 45',
    ]);
    expect(run).toMatchObject({ isCertain: true, isSettled: true, conditions: { Ready: false } });
    expect(run.phases.at(-1)?.phase).toBe('Failed');
  });

  test('says after what a sidecar gets TERM', () => {
    const spec = { initContainers: [sidecar('proxy'), sidecar('logs')], containers: [{ name: 'web' }] };
    const run = predicted(spec, {}, { deletedAtSeconds: 40 });
    expect(run.events.find(({ id }) => id === 'proxy#0 term')?.after).toEqual([
      'proxy#0 stopping',
      'web#0 exited',
      'logs#0 exited',
    ]);
  });

  test('has succeeded where its app exits with 0, whatever its sidecars do', () => {
    const spec = { initContainers: [sidecar('proxy')], containers: [{ name: 'web' }] };
    const run = predicted(spec, { web: { stopExitCode: 0 } }, { deletedAtSeconds: 40 });
    expect(run.phases.at(-1)?.phase).toBe('Succeeded');
  });

  test('runs its hooks within the grace period, and kills what does not end', () => {
    const spec = {
      terminationGracePeriodSeconds: 10,
      initContainers: [sidecar('proxy', sleep(2))],
      containers: [{ name: 'web', ...sleep(3) }],
    };
    const run = predicted(spec, { web: { stopSeconds: null }, proxy: { stopSeconds: null } }, { deletedAtSeconds: 40 });
    expect(timesOf(run, 'stopping', 'term', 'kill')).toEqual([
      'proxy#0 stopping at 40',
      'web#0 stopping at 40',
      'web#0 term at 43',
      'proxy#0 term at 50',
      'web#0 kill at 50',
      'proxy#0 kill at 52',
    ]);
    expect(run.containers.map(({ exitCode }) => exitCode)).toEqual([137, 137]);
  });

  test('does not run the hook of a command longer than its container runs', () => {
    const exec = { lifecycle: { preStop: { exec: { command: ['drain'] } } } };
    const run = predicted(
      { initContainers: [sidecar('proxy')], containers: [{ name: 'web', ...exec }] },
      { web: { ...ends(42), preStopSeconds: 20 } },
      { deletedAtSeconds: 40 },
    );
    expect(timesOf(run, 'term', 'exited')).toEqual([
      'web#0 exited at 42',
      'proxy#0 term at 42',
      'proxy#0 exited at 42',
    ]);
  });

  test('runs the sleep of the kubelet to its end, even when its container has ended', () => {
    const spec = { initContainers: [sidecar('proxy')], containers: [{ name: 'web', ...sleep(20) }] };
    const run = predicted(spec, { web: ends(42) }, { deletedAtSeconds: 40 });
    expect(timesOf(run, 'term', 'exited')).toEqual([
      'web#0 exited at 42',
      'proxy#0 term at 60',
      'proxy#0 exited at 60',
    ]);
  });

  test('leaves a container that ends by itself after TERM its own exit code', () => {
    const run = predicted(
      { containers: [{ name: 'web' }] },
      { web: { ...ends(50), stopSeconds: 20 } },
      { deletedAtSeconds: 40 },
    );
    expect(run.events.find(({ type }) => type === 'exited')).toMatchObject({ earliestSeconds: 50, exitCode: 0 });
  });

  test('lets a sidecar wait for the next one only, which may be down', () => {
    const spec = { initContainers: ['a', 'b', 'c'].map((name) => sidecar(name)), containers: [{ name: 'web' }] };
    const crashes = { runs: [{ seconds: 30, exitCode: 1 }, { seconds: 1, exitCode: 1 }] }; // prettier-ignore
    const run = predicted(spec, { b: crashes, c: { stopSeconds: 5 } }, { deletedAtSeconds: 37, overheadSeconds: 0 });
    expect(timesOf(run, 'term')).toEqual(['web#0 term at 37', 'a#0 term at 37', 'c#0 term at 37']);
  });

  test('gives at least a second, in which a hook begins, where the Pod asks for no grace', () => {
    const spec = { terminationGracePeriodSeconds: 0, containers: [{ name: 'web', ...sleep(5) }] };
    const run = predicted(spec, { web: { stopSeconds: null } }, { deletedAtSeconds: 40 });
    expect(timesOf(run, 'term', 'kill')).toEqual(['web#0 term at 41', 'web#0 kill at 43']);
  });

  test('promises an order only where it holds on every node', () => {
    const spec = {
      terminationGracePeriodSeconds: 10,
      initContainers: [sidecar('proxy')],
      containers: [{ name: 'web' }],
    };
    const afterTerm = (stopSeconds: number) =>
      predicted(spec, { web: { stopSeconds } }, { deletedAtSeconds: 40 }).events.find(({ id }) => id === 'proxy#0 term')
        ?.after;
    // The grace period of ten seconds may be over before the app has ended.
    expect([afterTerm(5), afterTerm(9.5)]).toEqual([['proxy#0 stopping', 'web#0 exited'], ['proxy#0 stopping']]);
  });

  test('has failed where its app never started, and stops a running init step at once', () => {
    const spec = { initContainers: [sidecar('proxy'), { name: 'migrate' }], containers: [{ name: 'web' }] };
    const run = predicted(spec, {}, { deletedAtSeconds: 40 });
    expect(timesOf(run, 'term')).toEqual(['proxy#0 term at 40', 'migrate#0 term at 40']);
    expect(run.phases.map(({ phase }) => phase)).toEqual(['Pending', 'Failed']);
  });

  test('waits for a hook after the start that still runs', () => {
    const postStart = { lifecycle: { postStart: { sleep: { seconds: 30 } } } };
    const run = predicted({ containers: [{ name: 'web', ...postStart }] }, {}, { deletedAtSeconds: 10 });
    expect(timesOf(run, 'term')).toEqual(['web#0 term at 30']);
  });

  test('is not certain to go one way where a container ends at about the time of its KILL', () => {
    const spec = {
      terminationGracePeriodSeconds: 10,
      initContainers: [sidecar('proxy')],
      containers: [{ name: 'web' }],
    };
    const certain = (web: number, proxy: number) =>
      predicted(spec, { web: { stopSeconds: web }, proxy: { stopSeconds: proxy } }, { deletedAtSeconds: 40 }).isCertain;
    expect([certain(5, 1), certain(8, 0), certain(9.5, 0), certain(5, 4.7), certain(20, 0)]).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  test('is not certain to go one way where a container ends at about that time', () => {
    const certain = [30, 40, 50].map(
      (seconds) =>
        predicted(
          { restartPolicy: 'Never', containers: [{ name: 'web' }] },
          { web: ends(seconds) },
          { deletedAtSeconds: 40 },
        ).isCertain,
    );
    expect(certain).toEqual([true, false, true]);
  });
});

describe('a Pod whose app has ended for good', () => {
  const spec = {
    restartPolicy: 'OnFailure',
    initContainers: [sidecar('proxy', sleep(3))],
    containers: [{ name: 'job' }],
  };

  test('stops its sidecars and has succeeded only then', () => {
    const run = predicted(spec, { job: ends(20) });
    expect(timesOf(run, 'exited', 'stopping', 'term')).toEqual([
      'job#0 exited at 20',
      'proxy#0 stopping at 20',
      'proxy#0 term at 23',
      'proxy#0 exited at 23',
    ]);
    expect(run.phases).toMatchObject([
      { phase: 'Pending' },
      { phase: 'Running' },
      { phase: 'Succeeded', earliestSeconds: 23 },
    ]);
    expect(run).toMatchObject({ isCertain: true, isSettled: true, conditions: { Initialized: true, Ready: false } });
  });

  test('does not start a sidecar again that waits for its next start', () => {
    const runs = [{ seconds: 8, exitCode: 1 }, { seconds: 4, exitCode: 1 }]; // prettier-ignore
    const run = predicted(spec, { job: ends(19), proxy: { runs } }, { overheadSeconds: 0.1 });
    expect(timesOf(run, 'started', 'exited')).toEqual([
      'proxy#0 started at 0',
      'job#0 started at 0',
      'proxy#0 exited at 8',
      'proxy#1 started at 8',
      'proxy#1 exited at 12',
      'job#0 exited at 19',
    ]);
    expect(run).toMatchObject({ isCertain: true, isSettled: true });
    expect(run.phases.at(-1)).toMatchObject({ phase: 'Succeeded', earliestSeconds: 19 });
  });
});

test('a Pod at its deadline has failed, and stops everything with its grace period', () => {
  const spec = { activeDeadlineSeconds: 20, terminationGracePeriodSeconds: 6, containers: [{ name: 'web' }] };
  const run = predicted(spec, { web: { stopSeconds: null } });
  // The deadline counts from when the kubelet took the Pod on, which is up to two seconds before its first start here.
  expect(run.phases.at(-1)).toMatchObject({ phase: 'Failed', earliestSeconds: 18, latestSeconds: 22 });
  expect(timesOf(run, 'term', 'kill')).toEqual(['web#0 term at 18', 'web#0 kill at 24']);
});

test('the events of a run are nothing but plain data, and the same each time', () => {
  const spec = { restartPolicy: 'Never', initContainers: [{ name: 'migrate' }], containers: [{ name: 'job' }] };
  const [first, second] = [1, 2].map(() => predicted(spec, { migrate: ends(1), job: ends(2) }));
  expect(structuredClone(first)).toEqual(second);
});
