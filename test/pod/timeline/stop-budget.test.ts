import fc from 'fast-check';
import type { Fields } from '../../../src/kubernetes/json';
import { predictRun } from '../../support/simulation/predict-run';
import { stopBudget, type StopTimes } from '../../../src/pod/timeline/stop-budget';

const app = (container: string, hookSeconds: number, stopSeconds: number): StopTimes => ({
  container,
  kind: 'app',
  hookSeconds,
  stopSeconds,
});
const sidecar = (container: string, hookSeconds: number, stopSeconds: number): StopTimes => ({
  ...app(container, hookSeconds, stopSeconds),
  kind: 'sidecar',
});

/** The parts as a sum: `10 hook web + 30 stop web = 40`. */
function sumOf(containers: readonly StopTimes[]): string {
  const { seconds, terms } = stopBudget(containers);
  return `${terms.map((term) => `${term.seconds} ${term.part} ${term.container}`).join(' + ')} = ${seconds}`;
}

/** How a container ends with a grace period. */
interface StopOutcome {
  readonly term: number;
  readonly end: number;
  readonly isKilled: boolean;
}

/** `killContainer` of the kubelet for all containers of a Pod, by an exact clock. */
function stopWith(grace: number, containers: readonly StopTimes[]): Map<StopTimes, StopOutcome> {
  const outcomes = new Map<StopTimes, StopOutcome>();
  const order = [
    ...containers.filter(({ kind }) => kind === 'app'),
    ...containers.filter(({ kind }) => kind === 'sidecar').reverse(),
  ];
  for (const times of order) {
    const ends = times.kind === 'app' ? [] : [...outcomes.values()].map(({ end }) => end);
    const hook = Math.min(times.hookSeconds, grace);
    const afterHook = grace - Math.floor(hook);
    const turn = Math.max(hook, ...ends);
    const wait = Math.min(turn - hook, Math.max(afterHook, 0));
    const window = Math.max(2, afterHook - Math.floor(wait));
    const isKilled = times.stopSeconds > window;
    const term = hook + wait;
    outcomes.set(times, { term, end: term + Math.min(times.stopSeconds, window), isKilled });
  }
  return outcomes;
}

/** Whether every container ends by itself, in the grace period, and no sidecar gets TERM before its turn. */
function isGraceful(grace: number, containers: readonly StopTimes[]): boolean {
  const outcomes = [...stopWith(grace, containers)];
  return outcomes.every(([{ kind, hookSeconds }, { term, end, isKilled }], index) => {
    const others = kind === 'app' ? [] : outcomes.slice(0, index).map(([, other]) => other.end);
    return !isKilled && end <= grace && term >= Math.max(hookSeconds, ...others);
  });
}

const times = (kind: 'app' | 'sidecar'): fc.Arbitrary<StopTimes> =>
  fc.record({
    container: fc.constant(kind),
    kind: fc.constant(kind),
    hookSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 })),
    stopSeconds: fc.integer({ min: 2, max: 90 }),
  });

const pods = fc
  .tuple(fc.array(times('sidecar'), { maxLength: 3 }), fc.array(times('app'), { minLength: 1, maxLength: 3 }))
  .map(([sidecars, apps]) => [...sidecars, ...apps]);

describe('the time that a Pod takes to end', () => {
  test('is that of its container', () => {
    expect(stopBudget([app('web', 0, 30)])).toEqual({
      seconds: 30,
      terms: [{ container: 'web', part: 'stop', seconds: 30 }],
    });
  });

  test('begins with the hook', () => {
    expect(sumOf([app('web', 10, 30)])).toBe('10 hook web + 30 stop web = 40');
  });

  test('is that of the container that ends last, since those of the app stop at once', () => {
    expect(sumOf([app('web', 10, 30), app('api', 35, 8)])).toBe('35 hook api + 8 stop api = 43');
  });

  test('has the sidecars after the app, the last one first', () => {
    expect(sumOf([sidecar('proxy', 0, 5), sidecar('logs', 0, 2), app('web', 10, 30)])).toBe(
      '10 hook web + 30 stop web + 2 stop logs + 5 stop proxy = 47',
    );
  });

  test('does not count the hook of a sidecar that runs while the app stops', () => {
    expect(sumOf([sidecar('proxy', 20, 2), app('web', 10, 30)])).toBe('10 hook web + 30 stop web + 2 stop proxy = 42');
  });

  test('begins with the hook of a sidecar that takes longer than the app', () => {
    expect(sumOf([sidecar('first', 0, 3), sidecar('proxy', 60, 2), app('web', 10, 30)])).toBe(
      '60 hook proxy + 2 stop proxy + 3 stop first = 65',
    );
  });

  test('is rounded up to whole seconds', () => {
    expect(sumOf([app('web', 2.5, 4)])).toBe('2.5 hook web + 4 stop web = 7');
  });

  test('is none for a Pod without containers, and does not count init steps', () => {
    expect(stopBudget([])).toEqual({ seconds: 0, terms: [] });
    expect(stopBudget([{ ...app('migrate', 0, 30), kind: 'init' }])).toEqual({ seconds: 0, terms: [] });
  });

  test('is the least grace period in which every container ends by itself and in its turn', () => {
    fc.assert(
      fc.property(pods, (containers) => {
        const { seconds, terms } = stopBudget(containers);
        const sum = terms.reduce((total, term) => total + term.seconds, 0);
        expect([sum, isGraceful(seconds, containers), isGraceful(seconds - 1, containers)]).toEqual([
          seconds,
          true,
          false,
        ]);
      }),
      { numRuns: 5_000 },
    );
  });

  test('is enough where a hook takes a part of a second', () => {
    fc.assert(
      fc.property(pods, fc.integer({ min: 0, max: 9 }), (containers, tenths) => {
        const fractional = containers.map((each) => ({ ...each, hookSeconds: each.hookSeconds + tenths / 10 }));
        const { seconds } = stopBudget(fractional);
        expect([...stopWith(seconds, fractional).values()].some(({ isKilled }) => isKilled)).toBe(false);
      }),
    );
  });

  test('is enough as well where a container spends a part of its own time in its hook', () => {
    const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(pods, parts, (containers, shares) => {
        const whole = containers.map((each) => ({ ...each, hookSeconds: 0 }));
        const split = whole.map((each, index) => {
          const hookSeconds = Math.floor(each.stopSeconds * (shares[index] ?? 0));
          return { ...each, hookSeconds, stopSeconds: each.stopSeconds - hookSeconds };
        });
        expect(isGraceful(stopBudget(whole).seconds, split)).toBe(true);
      }),
    );
  });

  test('is one in which the simulated kubelet kills nothing that ends a moment before its time', () => {
    fc.assert(
      fc.property(pods, (containers) => {
        const named = containers.map((each, index) => ({ ...each, container: `c${index}` }));
        const { seconds } = stopBudget(named);
        const behaviors = new Map(
          named.map(({ container, stopSeconds }) => [container, { stopSeconds: stopSeconds - 0.5 }]),
        );
        const { events } = predictRun(podOf(named, seconds), behaviors, {
          deletedAtSeconds: 30,
          overheadSeconds: 0,
          watchedSeconds: 600,
        });
        expect(events.filter(({ type }) => type === 'kill')).toEqual([]);
        expect(events.filter(({ type }) => type === 'exited')).toHaveLength(named.length);
      }),
      { numRuns: 200 },
    );
  });
});

function podOf(containers: readonly StopTimes[], terminationGracePeriodSeconds: number): Fields {
  const manifest = ({ container, kind, hookSeconds }: StopTimes): Fields => ({
    name: container,
    ...(kind === 'sidecar' && { restartPolicy: 'Always' }),
    ...(hookSeconds > 0 && { lifecycle: { preStop: { sleep: { seconds: hookSeconds } } } }),
  });
  const listed = (kind: string): Fields[] => containers.filter((each) => each.kind === kind).map(manifest);
  return { terminationGracePeriodSeconds, initContainers: listed('sidecar'), containers: listed('app') };
}
