import type { Report } from '../cluster/report';
import { say } from '../cluster/node/check';

/** Where a suite keeps its files, and whom it tells. */
export interface ProgramBench {
  readonly folder: string;
  readonly report: Report;
  readonly suite: string;
}

/** What is said of a preset or a format, tried on the program itself. */
export interface ProgramSuite {
  readonly name: string;
  /** The programs that it starts. */
  readonly programs: readonly string[];
  /**
   * The one program that nothing may be able to install, and why: the suite is left out on a machine without it, unless it
   * is asked for by name.
   */
  readonly mayLack?: { readonly program: string; readonly why: string };
  readonly run: (bench: ProgramBench) => Promise<void>;
}

/** Counts something that must hold, with what was seen. */
export function check({ report, suite }: ProgramBench, title: string, isKept: boolean, seen: unknown): void {
  say(report, suite, { title, isKept, seen: typeof seen === 'string' ? seen : JSON.stringify(seen) });
}

/** Counts an outcome that must be equal to what is expected. */
export function checkEqual(bench: ProgramBench, title: string, seen: unknown, expected: unknown): void {
  const [is, must] = [JSON.stringify(seen), JSON.stringify(expected)];
  check(bench, title, is === must, is === must ? String(is) : `${is}, and not ${must}`);
}

/** Counts an outcome that another program reaches by itself: it is looked at until it is what is expected. */
export async function checkEventually(
  bench: ProgramBench,
  title: string,
  see: () => unknown,
  expected: unknown,
): Promise<void> {
  const outcome = { seen: undefined as unknown };
  await eventually(async () => {
    outcome.seen = await see();
    return JSON.stringify(outcome.seen) === JSON.stringify(expected);
  });
  checkEqual(bench, title, outcome.seen, expected);
}

/** Waits until something holds; the last answer if it does not in time. */
export async function eventually(holds: () => boolean | Promise<boolean>, seconds = 20): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await holds()) return true;
    await sleep(50);
  }
  return holds();
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
