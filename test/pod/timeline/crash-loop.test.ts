import { nextWait, type CrashLoop } from '../../../src/pod/timeline/crash-loop';
import { waitsUntil } from '../../support/simulation/next-start';

const exact = (seconds: number): number => seconds;

/** When a container starts that runs for some seconds each time, on a kubelet that loses no time. */
function starts(count: number, runs: number): number[] {
  const times = [0];
  let loop: CrashLoop | undefined;
  while (times.length < count) {
    const finishedAt = times.at(-1)! + runs;
    const startsAt = waitsUntil(loop, finishedAt, exact);
    loop = nextWait(loop, finishedAt, startsAt);
    times.push(startsAt);
  }
  return times;
}

describe('a container that ends again and again', () => {
  test('starts again at once, then after 10 s, and after twice as long each time, up to five minutes', () => {
    const times = starts(10, 0);
    expect(times.map((time, index) => time - (times[index - 1] ?? 0))).toEqual([
      0, 0, 10, 20, 40, 80, 160, 300, 300, 300,
    ]);
  });

  test('waits from its end, not from its start', () => {
    expect(starts(4, 3)).toEqual([0, 3, 16, 39]);
  });

  test('waits for the shortest time again when it has run for more than ten minutes', () => {
    expect(starts(4, 601)).toEqual([0, 601, 1202, 1803]);
    expect(starts(4, 600)).toEqual([0, 600, 1210, 1830]);
  });
});
