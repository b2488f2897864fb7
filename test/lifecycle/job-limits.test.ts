import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import fc from 'fast-check';
import { JobLimits, type JobLimitsOptions } from '../../src/lifecycle/job-limits';
import { RestartPolicy } from '../../src';
import { predictRun } from '../support/simulation/predict-run';
import { judgePod } from '../rules/judge-pod';
import { messageOf, newChart, objectOf } from '../template/support';

const seconds = (amount: number): Duration => Duration.seconds(amount);

describe('the limits of a Job', () => {
  test.each<[string, JobLimitsOptions, number, number]>([
    ['a single try', { attempts: 1, attemptTimeout: seconds(60) }, 60, 0],
    ['a wait of 10 s between two tries', { attempts: 2, attemptTimeout: seconds(60) }, 130, 1],
    ['waits that grow', { attempts: 4, attemptTimeout: seconds(300) }, 4 * 300 + 10 + 20 + 40, 3],
    [
      'the start and the end of each Pod',
      { attempts: 3, attemptTimeout: seconds(300), start: seconds(45), stop: seconds(30) },
      3 * 375 + 10 + 20,
      2,
    ],
    [
      'one start and one end where the same Pod tries again',
      {
        attempts: 3,
        attemptTimeout: seconds(300),
        start: seconds(45),
        stop: seconds(30),
        restartPolicy: RestartPolicy.ON_FAILURE,
      },
      45 + 3 * 300 + 16 + 30,
      3,
    ],
    [
      'a single try in one Pod',
      { attempts: 1, attemptTimeout: seconds(60), restartPolicy: RestartPolicy.ON_FAILURE },
      60,
      0,
    ],
  ])('leave time for %s', (_what, props, activeDeadlineSeconds, backoffLimit) => {
    expect(JobLimits.of(props).manifest).toEqual({ activeDeadlineSeconds, backoffLimit });
  });

  test('are spread into a Job of cdk8s-plus', () => {
    const chart = newChart();
    const containers = [{ name: 'report', image: 'report:1' }];
    const limits = JobLimits.of({ attempts: 3, attemptTimeout: Duration.minutes(5) });
    new kplus.Job(chart, 'report', { containers, ...limits });
    expect(objectOf(chart, 'Job')['spec']).toMatchObject({ activeDeadlineSeconds: 930, backoffLimit: 2 });
  });

  test.each([1, 2, 7, 20])('leave time for the waits, as the rule job-deadline wants it, with %d tries', (attempts) => {
    const workload = JobLimits.of({ attempts, attemptTimeout: seconds(1) }).manifest;
    expect(judgePod({ kind: 'Job', workload })).toEqual([]);
  });

  test('leave a container that fails each time all of its tries in one Pod', () => {
    const tries = fc.record({ attempts: fc.integer({ min: 1, max: 6 }), timeout: fc.integer({ min: 5, max: 90 }) });
    fc.assert(
      fc.property(tries, ({ attempts, timeout }) => {
        const limits = JobLimits.of({
          attempts,
          attemptTimeout: seconds(timeout),
          start: seconds(2),
          restartPolicy: RestartPolicy.ON_FAILURE,
        });
        const spec = { restartPolicy: 'OnFailure', containers: [{ name: 'report' }] };
        const runs = [{ seconds: timeout, exitCode: 1 }];
        const deadline = limits.activeDeadline.toSeconds();
        const { events } = predictRun(spec, new Map([['report', { runs }]]), {
          overheadSeconds: 0,
          watchedSeconds: deadline + attempts,
        });
        const last = events.find(({ id }) => id === `report#${attempts - 1} exited`);
        expect(last?.latestSeconds ?? Infinity).toBeLessThanOrEqual(deadline + attempts);
      }),
      { numRuns: 200 },
    );
  });
});

describe('invalid limits', () => {
  const times = { attempts: 3, attemptTimeout: seconds(60) };

  test.each<[string, JobLimitsOptions, string]>([
    [
      'no try',
      { ...times, attempts: 0 },
      `error job-limits: the number of attempts is 0 but must be a whole number from 1 to 86400.
  in:  JobLimits.of.attempts = 0
  fix: give the number of tries in a row, such as 3.`,
    ],
    [
      'no time',
      { ...times, attemptTimeout: seconds(0) },
      `error job-limits: the time of an attempt is 0 s but must be a whole number of seconds from 1 to 86400.
  in:  JobLimits.of.attemptTimeout = "0 s"
  fix: give whole seconds, as in Duration.seconds(5).`,
    ],
    [
      'a part of a second',
      { ...times, stop: Duration.millis(500) },
      `error job-limits: the end of a Pod is 0.5 s but must be a whole number of seconds from 0 to 86400.
  in:  JobLimits.of.stop = "0.5 s"
  fix: give whole seconds, as in Duration.seconds(5).`,
    ],
    [
      'a Job that always restarts',
      { ...times, restartPolicy: RestartPolicy.ALWAYS },
      `error job-limits: the restart policy is "Always", but must be "OnFailure" or "Never" for a Job.
  in:  JobLimits.of.restartPolicy = "Always"
  fix: write RestartPolicy.NEVER or RestartPolicy.ON_FAILURE.`,
    ],
  ])('are refused: %s', (_what, props, expected) => {
    expect(messageOf(() => JobLimits.of(props))).toBe(`1 finding:\n\n${expected}`);
  });
});
