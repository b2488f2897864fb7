import fc from 'fast-check';
import {
  leastHang,
  leastLeave,
  leastStart,
  livenessNumbers,
  readinessNumbers,
  startupNumbers,
  type ProbeNumbers,
} from '../../src/probes/probe-numbers';

const RUNS = { numRuns: 10_000 };

/** How long an answer may take, in seconds: mostly short, as in life. */
const answers = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 600 }));

/** A time from the least that is allowed on: mostly near it, where the arithmetic is tight. */
function from(least: number): fc.Arbitrary<number> {
  const more = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 86_400 }));
  return more.map((extra) => least + extra);
}

/**
 * When the kubelet acts on a container, as its worker counts: it probes at `firstTry` and then once a period, takes no
 * answer for a failure when the timeout is over, and acts on as many failures in a row as the threshold says. The
 * container answers at once as long as `answersAt` says so.
 */
function actsAt(numbers: ProbeNumbers, firstTry: number, answersAt: (time: number) => boolean, until: number): number {
  const { periodSeconds, timeoutSeconds, failureThreshold } = numbers;
  let failures = 0;
  for (let time = firstTry; time <= until; time += periodSeconds) {
    failures = answersAt(time) ? 0 : failures + 1;
    if (failures === failureThreshold) return time + timeoutSeconds;
  }
  return Infinity;
}

/** A phase of the worker against the container: from the very start until just before the next period. */
const phases = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the numbers of a startup probe', () => {
  const cases = answers.chain((answer) => fc.tuple(from(leastStart(answer)), fc.constant(answer), phases));

  test('spare a container that needs all of its time, wherever the first try falls', () => {
    fc.assert(
      fc.property(cases, ([start, answer, phase]) => {
        const numbers = startupNumbers(start, answer);
        // It stops at the first success: from its start on it is no business of this probe.
        const until = start + numbers.periodSeconds;
        const acts = actsAt(numbers, phase * numbers.periodSeconds, (time) => time >= start, until);
        return acts === Infinity;
      }),
      RUNS,
    );
  });

  test('kill a container that needs more than twice its time, one timeout later at most', () => {
    fc.assert(
      fc.property(cases, ([start, answer, phase]) => {
        const numbers = startupNumbers(start, answer);
        const acts = actsAt(numbers, phase * numbers.periodSeconds, (time) => time > 2 * start, 2 * start);
        return acts <= 2 * start + answer;
      }),
      RUNS,
    );
  });

  test('are three tries at least, no closer to each other than an answer takes, and not rarer than needed', () => {
    fc.assert(
      fc.property(cases, ([start, answer]) => {
        const { periodSeconds, timeoutSeconds, failureThreshold } = startupNumbers(start, answer);
        // One try less would not spare the container, unless the three tries alone do.
        const isNeeded = failureThreshold === 3 || (failureThreshold - 2) * periodSeconds < start;
        const isApart = periodSeconds >= timeoutSeconds && periodSeconds <= Math.max(10, answer);
        const isWhole = [periodSeconds, failureThreshold].every(Number.isInteger);
        return isNeeded && isApart && isWhole && failureThreshold >= 3 && timeoutSeconds === answer;
      }),
      RUNS,
    );
  });

  test.each([
    [2, 1, 1, 3],
    [30, 1, 1, 31],
    [90, 1, 3, 31],
    [300, 1, 10, 31],
    [3600, 1, 10, 361],
    [8, 5, 5, 3],
    [60, 5, 5, 13],
  ])('for %i s with answers within %i s are a period of %i s and %i tries', (start, answer, period, tries) => {
    expect(startupNumbers(start, answer)).toEqual({
      periodSeconds: period,
      timeoutSeconds: answer,
      failureThreshold: tries,
    });
  });
});

describe('the numbers of a liveness probe', () => {
  const cases = answers.chain((answer) => fc.tuple(from(leastHang(answer)), fc.constant(answer), phases));

  test('act on a hang in time, wherever it falls between two tries', () => {
    fc.assert(
      fc.property(cases, ([hang, answer, phase]) => {
        const numbers = livenessNumbers(hang, answer);
        const acts = actsAt(numbers, -phase * numbers.periodSeconds, (time) => time <= 0, hang);
        return acts <= hang;
      }),
      RUNS,
    );
  });

  test('take two failures at least before they kill, and are no more frequent than needed', () => {
    fc.assert(
      fc.property(cases, ([hang, answer]) => {
        const { periodSeconds, timeoutSeconds, failureThreshold } = livenessNumbers(hang, answer);
        const isEnough = failureThreshold === 3 || (failureThreshold === 2 && hang < 4 * answer);
        const isLongest = failureThreshold * (periodSeconds + 1) + timeoutSeconds > hang;
        return isEnough && isLongest && periodSeconds >= timeoutSeconds && Number.isInteger(periodSeconds);
      }),
      RUNS,
    );
  });

  test.each([
    [3, 1, 1, 2],
    [4, 1, 1, 3],
    [30, 1, 9, 3],
    [60, 5, 18, 3],
    [15, 5, 5, 2],
  ])('for %i s with answers within %i s are a period of %i s and %i tries', (hang, answer, period, tries) => {
    expect(livenessNumbers(hang, answer)).toEqual({
      periodSeconds: period,
      timeoutSeconds: answer,
      failureThreshold: tries,
    });
  });
});

describe('the numbers of a readiness probe', () => {
  const cases = answers.chain((answer) =>
    fc.tuple(from(leastLeave(answer)), fc.constant(answer), phases, from(leastHang(answer)), phases),
  );

  test('leave traffic in time, wherever the last answer falls between two tries', () => {
    fc.assert(
      fc.property(cases, ([leave, answer, phase]) => {
        const numbers = readinessNumbers(leave, answer);
        const acts = actsAt(numbers, -phase * numbers.periodSeconds, (time) => time <= 0, leave);
        return acts <= leave;
      }),
      RUNS,
    );
  });

  test('leave traffic before the liveness probe kills, however the tries of both fall', () => {
    fc.assert(
      fc.property(cases, ([leave, answer, phase, hang, otherPhase]) => {
        const liveness = livenessNumbers(hang, answer);
        const readiness = readinessNumbers(leave, answer, liveness);
        const hangs = (time: number): boolean => time <= 0;
        const leaves = actsAt(readiness, -phase * readiness.periodSeconds, hangs, leave);
        const kills = actsAt(liveness, -otherPhase * liveness.periodSeconds, hangs, hang);
        return leaves <= kills && leaves <= leave;
      }),
      RUNS,
    );
  });

  test('are no closer to each other than an answer takes, and let an app back within ten seconds', () => {
    fc.assert(
      fc.property(cases, ([leave, answer, , hang]) => {
        const { periodSeconds, timeoutSeconds, failureThreshold } = readinessNumbers(
          leave,
          answer,
          livenessNumbers(hang, answer),
        );
        const isApart = periodSeconds >= timeoutSeconds && periodSeconds <= Math.max(10, answer);
        return isApart && failureThreshold >= 1 && [periodSeconds, failureThreshold].every(Number.isInteger);
      }),
      RUNS,
    );
  });

  test.each([
    [2, 1, 1, 1],
    [15, 1, 4, 3],
    [31, 1, 10, 3],
    [300, 1, 10, 29],
    [30, 5, 8, 3],
  ])('for %i s with answers within %i s are a period of %i s and %i tries', (leave, answer, period, tries) => {
    expect(readinessNumbers(leave, answer)).toEqual({
      periodSeconds: period,
      timeoutSeconds: answer,
      failureThreshold: tries,
    });
  });

  test('are tightened if the liveness probe would be sooner', () => {
    const liveness = livenessNumbers(30, 1);
    expect(readinessNumbers(60, 1, liveness)).toEqual({ periodSeconds: 6, timeoutSeconds: 1, failureThreshold: 3 });
  });
});

test('one second less than the least that can be promised leaves no room for the tries', () => {
  expect([1, 2, 5].map(leastStart)).toEqual([2, 3, 8]);
  expect([1, 2, 5].map(leastHang)).toEqual([3, 6, 15]);
  expect([1, 2, 5].map(leastLeave)).toEqual([2, 4, 10]);
  // Three tries of one second take two seconds from the first to the last, and are over after three: not within 2 × 1 s.
  const { periodSeconds, failureThreshold } = startupNumbers(1, 1);
  expect(periodSeconds * failureThreshold).toBeGreaterThan(2);
  // Two tries of one second and a timeout of one are no less than three.
  expect(livenessNumbers(2, 1).periodSeconds).toBeLessThan(1);
  expect(readinessNumbers(1, 1).failureThreshold).toBeLessThan(1);
});
