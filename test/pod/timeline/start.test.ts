import { asStored } from '../../support/as-stored';
import { startDeadlockText } from '../../../src/explain/wording/start-deadlock-text';
import { startOf, type StartStep } from '../../../src/pod/timeline/start';

const sidecar = (name: string, fields: object = {}): object => ({ name, restartPolicy: 'Always', ...fields });
const hook = (seconds: number): object => ({ lifecycle: { postStart: { sleep: { seconds } } } });
const hung = { lifecycle: { postStart: { exec: { command: ['warm-up'] } } } };

/** For each container: when it starts, and when its gate is passed. */
function times(spec: object): unknown {
  const bounds = (step: StartStep) => [
    [step.startsEarliestSeconds, step.startsLatestSeconds],
    [step.earliestSeconds, step.latestSeconds],
  ];
  return Object.fromEntries(startOf(asStored({ ...spec })).steps.map((step) => [step.container, bounds(step)]));
}

/** The bounds of each condition. */
function conditions(spec: object): unknown {
  return Object.fromEntries(
    startOf(asStored({ ...spec })).conditions.map(({ type, earliestSeconds, latestSeconds }) => [
      type,
      [earliestSeconds, latestSeconds],
    ]),
  );
}

describe('the order of a start', () => {
  test('is every init container after those before it, and then the app', () => {
    const spec = {
      initContainers: [{ name: 'migrate' }, sidecar('proxy', { startupProbe: {} }), sidecar('logs')],
      containers: [{ name: 'web' }, { name: 'api', startupProbe: {} }],
      ephemeralContainers: [{ name: 'debug' }],
    };
    expect(
      startOf(asStored(spec)).steps.map(({ container, kind, gate, waitsFor }) => [container, kind, gate, waitsFor]),
    ).toEqual([
      ['migrate', 'init', 'exit', []],
      ['proxy', 'sidecar', 'startupProbe', ['migrate']],
      ['logs', 'sidecar', 'running', ['migrate', 'proxy']],
      ['web', 'app', 'running', ['migrate', 'proxy', 'logs']],
      ['api', 'app', 'startupProbe', ['migrate', 'proxy', 'logs']],
    ]);
  });

  test('has a Pod without init containers start its app at once', () => {
    expect(startOf(asStored({ containers: [{ name: 'web' }] }))).toEqual({
      unbounded: [],
      steps: [
        {
          container: 'web',
          kind: 'app',
          waitsFor: [],
          gate: 'running',
          earliestSeconds: 0,
          latestSeconds: 0,
          startsEarliestSeconds: 0,
          startsLatestSeconds: 0,
        },
      ],
      conditions: [
        { type: 'PodScheduled', earliestSeconds: 0, latestSeconds: 0 },
        { type: 'Initialized', earliestSeconds: 0, latestSeconds: 0 },
        { type: 'ContainersReady', earliestSeconds: 0, latestSeconds: 0 },
        { type: 'Ready', earliestSeconds: 0, latestSeconds: 0 },
      ],
      deadlocks: [],
      reach: { neverStart: [], neverMade: [], neverPass: [], neverTrue: [] },
    });
  });
});

describe('the times of a start', () => {
  test('are bounded for a sidecar by the tries of its startup probe', () => {
    const startupProbe = { initialDelaySeconds: 2, periodSeconds: 3, failureThreshold: 20, timeoutSeconds: 1 };
    const spec = { initContainers: [sidecar('proxy', { startupProbe })], containers: [{ name: 'web' }] };
    expect(times(spec)).toEqual({ proxy: [[0, 0], [2, 63]], web: [[2, 63], [2, 63]] }); // prettier-ignore
  });

  test('have no end behind an init step, which may run for as long as it likes', () => {
    const spec = { initContainers: [{ name: 'migrate' }], containers: [{ name: 'web' }] };
    expect(times(spec)).toEqual({ migrate: [[0, 0], [0, null]], web: [[0, null], [0, null]] }); // prettier-ignore
  });

  test('count the hook of a sidecar, which must return before the next container starts', () => {
    const spec = { initContainers: [sidecar('proxy', hook(4))], containers: [{ name: 'web' }] };
    expect(times(spec)).toEqual({ proxy: [[0, 0], [4, 4]], web: [[4, 4], [4, 4]] }); // prettier-ignore
  });

  test('count the hook of an app container for those after it in the list', () => {
    const spec = { containers: [{ name: 'web', ...hook(4) }, { name: 'api' }] };
    expect(times(spec)).toEqual({ web: [[0, 0], [4, 4]], api: [[4, 4], [4, 4]] }); // prettier-ignore
  });

  test('have no end behind a hook that runs a command', () => {
    const spec = { containers: [{ name: 'web', ...hung }, { name: 'api' }] };
    expect(times(spec)).toEqual({ web: [[0, 0], [0, null]], api: [[0, null], [0, null]] }); // prettier-ignore
  });

  test('let the probes of the app begin when all of it has been started', () => {
    const startupProbe = { initialDelaySeconds: 2, periodSeconds: 1, failureThreshold: 5 };
    const spec = {
      containers: [
        { name: 'web', startupProbe },
        { name: 'api', ...hook(6) },
      ],
    };
    expect(times(spec)).toMatchObject({ web: [[0, 0], [6, 12]] }); // prettier-ignore
  });

  test('let the delay of a probe run while the hook does', () => {
    const startupProbe = { initialDelaySeconds: 10, periodSeconds: 1, failureThreshold: 5 };
    const spec = { initContainers: [sidecar('proxy', { startupProbe, ...hook(6) })], containers: [{ name: 'web' }] };
    expect(times(spec)).toMatchObject({ proxy: [[0, 0], [10, 16]] }); // prettier-ignore
  });

  test('are all bounded by the deadline of the Pod', () => {
    const spec = { activeDeadlineSeconds: 60, initContainers: [{ name: 'migrate' }], containers: [{ name: 'web' }] };
    expect(times(spec)).toEqual({ migrate: [[0, 0], [0, 60]], web: [[0, 60], [0, 60]] }); // prettier-ignore
    expect(conditions(spec)).toMatchObject({ Initialized: [0, 60], Ready: [0, 60] });
  });
});

describe('the conditions of a Pod', () => {
  const proxy = sidecar('proxy', { startupProbe: { periodSeconds: 1, failureThreshold: 10 }, readinessProbe: {} });

  test('begin with Initialized, when the last init container has passed its gate', () => {
    expect(conditions({ initContainers: [proxy], containers: [{ name: 'web' }] })).toMatchObject({
      Initialized: [0, 11],
    });
  });

  test('have no bound for ContainersReady where a readiness probe may fail for ever, that of a sidecar included', () => {
    expect(conditions({ initContainers: [proxy], containers: [{ name: 'web' }] })).toMatchObject({
      ContainersReady: [0, null],
    });
  });

  test('wait for the delay of a readiness probe and for the startup probe before it', () => {
    const readinessProbe = { initialDelaySeconds: 15 };
    const startupProbe = { initialDelaySeconds: 20, periodSeconds: 5, failureThreshold: 2 };
    const spec = (probes: object) => ({ containers: [{ name: 'web', ...probes }] });
    expect([
      conditions(spec({ readinessProbe })),
      conditions(spec({ startupProbe })),
      conditions(spec({ startupProbe, readinessProbe })),
    ]).toMatchObject([{ Ready: [15, null] }, { Ready: [20, 31] }, { Ready: [20, null] }]);
  });

  test('are ContainersReady only when the last hook of the app has returned', () => {
    const spec = { containers: [{ name: 'web' }, { name: 'api', ...hook(4) }] };
    expect(conditions(spec)).toMatchObject({ Initialized: [0, 0], ContainersReady: [4, 4], Ready: [4, 4] });
  });

  test('have no bound for Ready where somebody else must open a gate', () => {
    const spec = { readinessGates: [{ conditionType: 'example.com/routed' }], containers: [{ name: 'web' }] };
    expect(conditions(spec)).toMatchObject({ ContainersReady: [0, 0], Ready: [0, null] });
  });
});

test('a start says that the deadline of the Pod comes too soon', () => {
  const web = { name: 'web', readinessProbe: { initialDelaySeconds: 60 } };
  expect(startOf(asStored({ activeDeadlineSeconds: 60, containers: [web] })).deadlocks.map(startDeadlockText)).toEqual([
    'The containers can be ready after 60 s, and the Pod fails after 60 s: it is never ready.',
  ]);
  expect(startOf(asStored({ activeDeadlineSeconds: 61, containers: [web] })).deadlocks).toEqual([]);
});
