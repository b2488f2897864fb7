import { asStored } from '../support/as-stored';
import fc from 'fast-check';
import type { ContainerBehavior } from '../support/simulation/behavior';
import { startOf } from '../../src/pod/timeline/start';
import { stopOf } from '../../src/pod/timeline/stop';
import { predicted } from './runs';

/** What may be lost between one container and the next where nothing takes time: the kubelet looks once a second. */
const LOST_BETWEEN_STARTS = 2;

/** What a probe may gain, since its delay counts from a time cut to seconds. */
const GAINED_BY_PROBE = 1;

interface RandomContainer {
  readonly fields: object;
  readonly behavior: ContainerBehavior;
}

const seconds = fc.integer({ min: 0, max: 12 });

const probe = fc.record({
  initialDelaySeconds: seconds,
  periodSeconds: fc.integer({ min: 1, max: 10 }),
  timeoutSeconds: fc.integer({ min: 1, max: 4 }),
  failureThreshold: fc.constant(30),
});

const lifecycle = fc.record(
  { postStart: fc.record({ sleep: fc.record({ seconds }) }), preStop: fc.record({ sleep: fc.record({ seconds }) }) },
  { requiredKeys: [] },
);

/** A container that goes on until TERM, and is up before its startup probe gives up. */
const lasting: fc.Arbitrary<RandomContainer> = fc
  .tuple(fc.record({ startupProbe: probe, lifecycle }, { requiredKeys: [] }), seconds, fc.option(seconds))
  .map(([fields, startedAfterSeconds, stopSeconds]) => ({ fields, behavior: { startedAfterSeconds, stopSeconds } }));

const sidecar = lasting.map(({ fields, behavior }) => ({ fields: { ...fields, restartPolicy: 'Always' }, behavior }));

const step: fc.Arbitrary<RandomContainer> = seconds.map((length) => ({
  fields: {},
  behavior: { runs: [{ seconds: length, exitCode: 0 }] },
}));

const pod = fc
  .tuple(
    fc.array(fc.oneof(sidecar, step), { maxLength: 4 }),
    fc.array(lasting, { minLength: 1, maxLength: 3 }),
    fc.integer({ min: 0, max: 20 }),
  )
  .map(([init, app, terminationGracePeriodSeconds]) => {
    const named = (list: readonly RandomContainer[], prefix: string) =>
      list.map(({ fields, behavior }, index) => ({ name: `${prefix}${index}`, fields, behavior }));
    const [before, web] = [named(init, 'init'), named(app, 'app')];
    return {
      spec: {
        terminationGracePeriodSeconds,
        initContainers: before.map(({ name, fields }) => ({ name, ...fields })),
        containers: web.map(({ name, fields }) => ({ name, ...fields })),
      },
      behaviors: Object.fromEntries([...before, ...web].map(({ name, behavior }) => [name, behavior])),
    };
  });

/** The kubelet waits for a fresh look at the containers before it begins to stop them. */
const LOST_BEFORE_STOP = 1;

describe('what is predicted for a run lies within what is said of every run', () => {
  test('at its start', () => {
    fc.assert(
      fc.property(pod, ({ spec, behaviors }) => {
        const { events } = predicted(spec, behaviors, { overheadSeconds: 0, watchedSeconds: 1000 });
        for (const [index, said] of startOf(asStored(spec)).steps.entries()) {
          const started = events.find(({ id }) => id === `${said.container}#0 started`);
          expect(started?.earliestSeconds).toBeGreaterThanOrEqual(said.startsEarliestSeconds - index * GAINED_BY_PROBE);
          expect(started?.latestSeconds ?? Infinity).toBeLessThanOrEqual(
            (said.startsLatestSeconds ?? Infinity) + index * LOST_BETWEEN_STARTS,
          );
        }
      }),
    );
  });

  test('at its end', () => {
    const deletedAtSeconds = 2000;
    fc.assert(
      fc.property(pod, ({ spec, behaviors }) => {
        const { events } = predicted(spec, behaviors, { overheadSeconds: 0, watchedSeconds: 3000, deletedAtSeconds });
        for (const said of stopOf(asStored(spec))) {
          const at = (type: string) => events.find(({ id }) => id === `${said.container}#0 ${type}`)?.latestSeconds;
          const begins = deletedAtSeconds + LOST_BEFORE_STOP;
          expect(at('term')).toBeLessThanOrEqual(begins + said.termBySeconds);
          expect(at('kill') ?? 0).toBeLessThanOrEqual(begins + said.killBySeconds);
        }
      }),
    );
  });

  test('with every event after those that it must follow', () => {
    fc.assert(
      fc.property(pod, ({ spec, behaviors }) => {
        const { events } = predicted(spec, behaviors, { deletedAtSeconds: 300, watchedSeconds: 1000 });
        const found = new Map(events.map((event) => [event.id, event]));
        for (const { earliestSeconds, latestSeconds, after } of events) {
          expect(earliestSeconds).toBeLessThanOrEqual(latestSeconds ?? Infinity);
          for (const id of after) expect(found.get(id)?.earliestSeconds).toBeLessThanOrEqual(earliestSeconds);
        }
      }),
    );
  });
});
