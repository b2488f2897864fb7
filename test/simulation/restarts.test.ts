import { ends, predicted, sidecar, timesOf } from './runs';

const hung = { startedAfterSeconds: null };
const probe = { periodSeconds: 2, failureThreshold: 3 };

describe('a container that ends', () => {
  test('starts again at once, and then waits longer each time', () => {
    const run = predicted({ containers: [{ name: 'web' }] }, { web: ends(3, 1) }, { watchedSeconds: 60 });
    expect(timesOf(run, 'started')).toEqual([
      'web#0 started at 0',
      'web#1 started at 3',
      'web#2 started at 16',
      'web#3 started at 39',
    ]);
    expect(run.isSettled).toBe(false);
    expect(run.phases.map(({ phase }) => phase)).toEqual(['Pending', 'Running']);
  });

  test('may wait half as long again, and then for the next look of the kubelet', () => {
    const run = predicted({ containers: [{ name: 'web' }] }, { web: ends(3, 1) }, { overheadSeconds: 0 });
    const starts = run.events.filter(({ type }) => type === 'started').map(({ latestSeconds }) => latestSeconds);
    expect(starts.slice(0, 3)).toEqual([0, 4, 4 + 3 + 16]);
  });

  test('does what its next run says', () => {
    const runs = [{ seconds: 1, exitCode: 3 }, { seconds: 1, exitCode: 0 }]; // prettier-ignore
    const run = predicted({ restartPolicy: 'OnFailure', containers: [{ name: 'job' }] }, { job: { runs } });
    expect(run).toMatchObject({
      isCertain: true,
      isSettled: true,
      containers: [{ container: 'job', state: 'exited', restarts: 1, exitCode: 0 }],
    });
    expect(run.phases.map(({ phase }) => phase)).toEqual(['Pending', 'Running', 'Succeeded']);
  });

  test('fails the Pod only when the rest of the app has ended as well', () => {
    const spec = { restartPolicy: 'Never', containers: [{ name: 'a' }, { name: 'b' }] };
    const run = predicted(spec, { a: ends(2, 1), b: ends(20) });
    expect(run.phases).toMatchObject([
      { phase: 'Pending' },
      { phase: 'Running' },
      { phase: 'Failed', earliestSeconds: 20 },
    ]);
    expect(run.conditions).toMatchObject({ Initialized: true, Ready: false });
  });

  test('starts again by a rule for its exit code, in a Pod that never restarts', () => {
    const rule = { action: 'Restart', exitCodes: { operator: 'In', values: [42] } };
    const web = { name: 'web', restartPolicy: 'Never', restartPolicyRules: [rule] };
    const runs = [{ seconds: 1, exitCode: 42 }, { seconds: 1, exitCode: 1 }]; // prettier-ignore
    const run = predicted({ restartPolicy: 'Never', containers: [web] }, { web: { runs } });
    expect(run.containers).toEqual([{ container: 'web', state: 'exited', restarts: 1, exitCode: 1 }]);
    expect(run.phases.at(-1)?.phase).toBe('Failed');
  });

  test('makes the run uncertain where a rule starts all containers of the Pod again', () => {
    const rule = { action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [42] } };
    const web = { name: 'web', restartPolicy: 'Never', restartPolicyRules: [rule] };
    expect([1, 42].map((code) => predicted({ containers: [web] }, { web: ends(1, code) }).isCertain)).toEqual([
      true,
      false,
    ]);
  });
});

describe('an init step that fails', () => {
  const spec = { initContainers: [sidecar('proxy'), { name: 'migrate' }], containers: [{ name: 'web' }] };

  test('starts again, and the app only when it has succeeded', () => {
    const runs = [{ seconds: 1, exitCode: 1 }, { seconds: 1, exitCode: 0 }]; // prettier-ignore
    const run = predicted({ restartPolicy: 'OnFailure', ...spec }, { migrate: { runs } });
    expect(timesOf(run, 'started')).toEqual([
      'proxy#0 started at 0',
      'migrate#0 started at 0',
      'migrate#1 started at 1',
      'web#0 started at 2',
    ]);
  });

  test('fails the Pod that never restarts, whose sidecars are then stopped', () => {
    const run = predicted({ restartPolicy: 'Never', ...spec }, { migrate: ends(1, 3), proxy: { stopSeconds: 5 } });
    expect(run.phases).toMatchObject([{ phase: 'Pending' }, { phase: 'Failed', earliestSeconds: 1 }]);
    expect(timesOf(run, 'term', 'exited')).toEqual([
      'migrate#0 exited at 1',
      'proxy#0 term at 1',
      'proxy#0 exited at 6',
    ]);
    expect(run.conditions).toEqual({ PodScheduled: true, Initialized: false, ContainersReady: false, Ready: false });
    expect(run.containers).toContainEqual({ container: 'web', state: 'waiting', restarts: 0 });
  });
});

describe('a sidecar that ends', () => {
  test('starts again, while the app goes on and the Pod is not ready', () => {
    const spec = { restartPolicy: 'Never', initContainers: [sidecar('proxy')], containers: [{ name: 'web' }] };
    const run = predicted(spec, { proxy: ends(30, 1) }, { watchedSeconds: 65 });
    expect(timesOf(run, 'started')).toEqual(['proxy#0 started at 0', 'web#0 started at 0', 'proxy#1 started at 30']);
    expect(run.phases.map(({ phase }) => phase)).toEqual(['Pending', 'Running']);
    expect(run.conditions).toEqual({ PodScheduled: true, Initialized: true, ContainersReady: false, Ready: false });
  });
});

describe('a container that the kubelet kills', () => {
  const spec = (fields: object, more: object = {}) => ({
    terminationGracePeriodSeconds: 5,
    containers: [{ name: 'web', ...fields }],
    ...more,
  });

  test('for its startup probe gets TERM, and starts again without a wait', () => {
    const run = predicted(spec({ startupProbe: probe }), { web: { ...hung, stopSeconds: 1 } }, { watchedSeconds: 8 });
    expect(timesOf(run, 'started', 'term', 'exited')).toEqual([
      'web#0 started at 0',
      'web#0 term at 4',
      'web#0 exited at 5',
      'web#1 started at 5',
    ]);
  });

  test('for its startup probe may be killed at its next try, after failures of the run before', () => {
    const runs = [{ seconds: 3, exitCode: 1 }, { seconds: null, exitCode: 0 }]; // prettier-ignore
    const run = predicted(spec({ startupProbe: probe }), { web: { ...hung, runs } }, { watchedSeconds: 8 });
    expect(timesOf(run, 'started', 'term')).toEqual(['web#0 started at 0', 'web#1 started at 3', 'web#1 term at 3']);
  });

  test('for its liveness probe has the grace period of the probe', () => {
    const livenessProbe = { ...probe, terminationGracePeriodSeconds: 3 };
    const web = { hangsAfterSeconds: 10, stopSeconds: null };
    const run = predicted(spec({ livenessProbe }), { web }, { watchedSeconds: 18 });
    expect(timesOf(run, 'started', 'term', 'kill')).toEqual([
      'web#0 started at 0',
      'web#0 term at 14',
      'web#0 kill at 17',
      'web#1 started at 17',
    ]);
  });

  test('does not start again in a Pod that never restarts, which has then failed', () => {
    const run = predicted(spec({ livenessProbe: probe }, { restartPolicy: 'Never' }), {
      web: { hangsAfterSeconds: 10 },
    });
    expect(run.containers).toEqual([{ container: 'web', state: 'exited', restarts: 0, exitCode: 143 }]);
    expect(run.phases.at(-1)?.phase).toBe('Failed');
  });

  test('for a hook that fails starts again after the usual waits', () => {
    const postStart = { lifecycle: { postStart: { exec: { command: ['false'] } } } };
    const web = { postStartSeconds: 2, postStartFails: true };
    const run = predicted(spec(postStart), { web }, { watchedSeconds: 20 });
    expect(timesOf(run, 'started', 'term')).toEqual([
      'web#0 started at 0',
      'web#0 term at 2',
      'web#1 started at 2',
      'web#1 term at 4',
      'web#2 started at 14',
      'web#2 term at 16',
    ]);
  });
});
