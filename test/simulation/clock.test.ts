import { Clock, pause, until, type Process } from '../support/simulation/clock';

/** Runs processes that write down what they do, and returns what they wrote. */
function run(...processes: ((note: (text: string) => void, clock: Clock) => Process)[]): string[] {
  const clock = new Clock();
  const notes: string[] = [];
  const note = (text: string): void => void notes.push(`${clock.now} ${text}`);
  for (const process of processes) clock.spawn(process(note, clock));
  clock.run(100);
  return notes;
}

describe('a clock', () => {
  test('lets time pass for all processes at once', () => {
    const wait = (name: string, seconds: number) =>
      function* (note: (text: string) => void): Process {
        yield* pause(seconds);
        note(name);
        yield* pause(seconds);
        note(name);
      };
    expect(run(wait('slow', 3), wait('quick', 2))).toEqual(['2 quick', '3 slow', '4 quick', '6 slow']);
  });

  test('lets a process go on as soon as its condition holds', () => {
    let isOpen = false;
    const notes = run(
      function* (note) {
        yield* until(() => isOpen);
        note('in');
      },
      function* (note) {
        yield* pause(5);
        isOpen = true;
        note('open');
      },
    );
    expect(notes).toEqual(['5 open', '5 in']);
  });

  test('lets a process go on when it has waited long enough', () => {
    const notes = run(function* (note) {
      yield* until(() => false, 7);
      note('enough');
    });
    expect(notes).toEqual(['7 enough']);
  });

  test('does not wait for what holds already', () => {
    const notes = run(function* (note) {
      yield* until(() => true);
      note('at once');
    });
    expect(notes).toEqual(['0 at once']);
  });

  test('ends when nothing happens any more, or when its time is over', () => {
    const [idle, endless] = [new Clock(), new Clock()];
    idle.spawn(until(() => false));
    endless.spawn(
      (function* (): Process {
        for (;;) yield* pause(1);
      })(),
    );
    expect([idle.run(10), endless.run(10), endless.now]).toEqual([true, false, 10]);
  });

  test('gives up a process that never lets time pass', () => {
    const clock = new Clock();
    clock.spawn(
      (function* (): Process {
        for (;;) yield* pause(0);
      })(),
    );
    expect([clock.run(10), clock.now]).toEqual([false, 0]);
  });
});
