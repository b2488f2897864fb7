import { ends, predicted, sidecar } from './runs';

const exec = { exec: { command: ['/bin/sh', '-c', 'sleep 3'] } };

/** What random Pods on a real node of Kubernetes 1.36 showed, and the prediction did not know. */
describe('a Pod that is deleted when the last sidecar passes its gate', () => {
  test('is not certain to count as initialized while the hook of the sidecar runs', () => {
    const spec = {
      terminationGracePeriodSeconds: 8,
      initContainers: [sidecar('proxy', { lifecycle: { postStart: exec } })],
      containers: [{ name: 'web' }],
    };
    const run = predicted(spec, { proxy: { postStartSeconds: 3, stopSeconds: 3.5 } }, { deletedAtSeconds: 2 });
    expect(run.isCertain).toBe(false);
  });

  test('is not certain to start its app while the startup probe succeeds', () => {
    const startupProbe = { httpGet: { path: '/ready', port: 8000 }, periodSeconds: 1, failureThreshold: 30 };
    const spec = {
      terminationGracePeriodSeconds: 4,
      initContainers: [sidecar('proxy', { startupProbe })],
      containers: [{ name: 'web' }],
    };
    const certain = [2, 20].map(
      (deletedAtSeconds) => predicted(spec, { proxy: { startedAfterSeconds: 2 } }, { deletedAtSeconds }).isCertain,
    );
    expect(certain).toEqual([false, true]);
  });
});

test('a Pod that ends before its sidecars have passed their gates is certain only where they never would', () => {
  const startupProbe = { tcpSocket: { port: 8000 }, periodSeconds: 1, failureThreshold: 30 };
  const gate = sidecar('gate', { startupProbe });
  const certain = [
    { initContainers: [gate, { name: 'migrate' }], startedAfterSeconds: 4 },
    { initContainers: [gate, { name: 'migrate' }], startedAfterSeconds: null },
    { initContainers: [gate], startedAfterSeconds: null },
  ].map(({ initContainers, startedAfterSeconds }) => {
    const spec = { activeDeadlineSeconds: 6, initContainers, containers: [{ name: 'web' }] };
    return predicted(spec, { gate: { startedAfterSeconds } }).isCertain;
  });
  expect(certain).toEqual([false, true, false]);
});

test('a Pod that is deleted when a liveness probe has just failed is not certain to stop at once', () => {
  const livenessProbe = { httpGet: { port: 8000 }, periodSeconds: 1, failureThreshold: 1, terminationGracePeriodSeconds: 3 }; // prettier-ignore
  const spec = { restartPolicy: 'Never', containers: [{ name: 'web' }, { name: 'api', livenessProbe }] };
  const certain = [10, 30].map(
    (deletedAtSeconds) =>
      predicted(spec, { api: { hangsAfterSeconds: 9, stopSeconds: null } }, { deletedAtSeconds }).isCertain,
  );
  expect(certain).toEqual([false, true]);
});

test('a Pod whose deadline passes while a failed hook stops a container is not certain to leave it down', () => {
  const gate = sidecar('gate', { lifecycle: { postStart: exec } });
  const spec = {
    activeDeadlineSeconds: 6,
    terminationGracePeriodSeconds: 4,
    initContainers: [gate],
    containers: [{ name: 'web' }],
  };
  const fails = { postStartSeconds: 0, postStartFails: true, stopSeconds: null };
  expect(predicted(spec, { gate: fails }, { overheadSeconds: 1.5 }).isCertain).toBe(false);
});

describe('a container that is done when it exits with 0 and may have failed its probe before that is noticed', () => {
  const certainWith = (container: object, behavior: object = {}): boolean =>
    predicted(
      { restartPolicy: 'OnFailure', containers: [{ name: 'job', ...container }] },
      { job: { ...ends(1), ...behavior } },
    ).isCertain;

  test('is not certain to be done where the liveness probe fails at its first try', () => {
    const livenessProbe = { httpGet: { port: 8000 }, periodSeconds: 1, failureThreshold: 1 };
    const certain = [1, 10].map((failureThreshold) => certainWith({ livenessProbe: { ...livenessProbe, failureThreshold } })); // prettier-ignore
    expect(certain).toEqual([false, true]);
  });

  test('is not certain to be done where the startup probe has had its last try', () => {
    const startupProbe = { tcpSocket: { port: 8000 }, periodSeconds: 1 };
    const certain = [2, 30].map((failureThreshold) =>
      certainWith({ startupProbe: { ...startupProbe, failureThreshold } }, { startedAfterSeconds: 4 }),
    );
    expect(certain).toEqual([false, true]);
  });

  test('is not certain to end by itself in its second run, for which the tries of the first one count', () => {
    const startupProbe = { tcpSocket: { port: 8000 }, periodSeconds: 1, failureThreshold: 2 };
    const spec = { containers: [{ name: 'job', startupProbe }] };
    expect(predicted(spec, { job: { ...ends(1), startedAfterSeconds: 2 } }, { deletedAtSeconds: 10 }).isCertain).toBe(false); // prettier-ignore
  });

  test('is certain to be done where a failed probe starts nothing again', () => {
    const livenessProbe = { httpGet: { port: 8000 }, periodSeconds: 1, failureThreshold: 1 };
    const spec = { restartPolicy: 'Never', containers: [{ name: 'job', livenessProbe }] };
    expect(predicted(spec, { job: ends(1) }).isCertain).toBe(true);
  });
});

test('a container that takes as long to stop as its grace period is not certain to be killed', () => {
  const spec = { terminationGracePeriodSeconds: 2, containers: [{ name: 'web' }] };
  const certain = [0.5, 2, 3.5].map(
    (stopSeconds) => predicted(spec, { web: { stopSeconds } }, { deletedAtSeconds: 9 }).isCertain,
  );
  expect(certain).toEqual([true, false, true]);
});

test('a Pod that is deleted may run a second longer, since the kubelet first looks at its containers again', () => {
  const run = predicted({ containers: [{ name: 'web' }] }, {}, { deletedAtSeconds: 15, overheadSeconds: 0.5 });
  const term = run.events.find(({ type }) => type === 'term');
  expect(term).toMatchObject({ earliestSeconds: 15, latestSeconds: 16.5 });
});

test('a container that hangs may end by itself before its liveness probe has failed for good, and then gets no TERM', () => {
  const startsWithin = (periodSeconds: number): object => ({ startupProbe: { exec: {}, periodSeconds, failureThreshold: 30 } }); // prettier-ignore
  const spec = {
    restartPolicy: 'Never',
    terminationGracePeriodSeconds: 6,
    initContainers: [
      sidecar('logs', { ...startsWithin(2), lifecycle: { postStart: exec } }),
      sidecar('proxy', startsWithin(1)),
    ],
    containers: [
      { name: 'api' },
      { name: 'web', lifecycle: { preStop: exec }, livenessProbe: { exec: {}, periodSeconds: 1, failureThreshold: 2 } },
    ],
  };
  const behaviors = {
    logs: { postStartSeconds: 2 },
    proxy: { startedAfterSeconds: 2 },
    api: { ...ends(8), stopSeconds: 2.5 },
    web: { ...ends(5), hangsAfterSeconds: 3, preStopSeconds: 0, stopSeconds: null },
  };
  expect(predicted(spec, behaviors, { deletedAtSeconds: 26, overheadSeconds: 1.5 }).isCertain).toBe(false);
});

test('a container that ends by itself when its preStop hook returns may get no TERM', () => {
  const web = { name: 'web', lifecycle: { preStop: { sleep: { seconds: 5 } } } };
  const isCertain = [25, 35].map(
    (seconds) =>
      predicted(
        { containers: [web], restartPolicy: 'Never' },
        { web: { ...ends(seconds), stopSeconds: null } },
        { deletedAtSeconds: 20 },
      ).isCertain,
  );
  expect(isCertain).toEqual([false, true]);
});

test('a Pod that ends shortly before its deadline may have been taken on so early that it has passed', () => {
  const isCertain = [6, 30].map(
    (activeDeadlineSeconds) =>
      predicted(
        { activeDeadlineSeconds, restartPolicy: 'Never', containers: [{ name: 'job' }] },
        { job: ends(3) },
        { overheadSeconds: 1.5 },
      ).isCertain,
  );
  expect(isCertain).toEqual([false, true]);
});
