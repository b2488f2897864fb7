import fc from 'fast-check';
import { jobWaitSeconds } from '../../src/kubernetes/job-backoff';

describe('the waits of a Job between its Pods', () => {
  test.each([
    [0, 0],
    [1, 10],
    [2, 30],
    [3, 70],
    [6, 630],
    [7, 1230],
    [9, 2430],
    [2_147_483_647, 1_288_490_185_230],
  ])('take, after %d failures, %d s in all', (failures, seconds) => {
    expect(jobWaitSeconds(failures)).toBe(seconds);
  });

  // getRemainingTimeForFailuresCount of the Job controller, right after the failure of a number.
  function waitAfter(failure: number): number {
    let backoff = 10;
    for (let i = 1; i < failure; i += 1) {
      backoff *= 2;
      if (backoff >= 600) return 600;
    }
    return backoff;
  }

  test('are those of the controller one after another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (failures) => {
        const waits = Array.from({ length: failures }, (_unused, index) => waitAfter(index + 1));
        expect(jobWaitSeconds(failures)).toBe(waits.reduce((total, wait) => total + wait, 0));
      }),
    );
  });
});
