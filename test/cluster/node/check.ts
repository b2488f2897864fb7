import type { Report } from '../report';

/** Something that is promised of a Pod, and what was seen of it. */
export interface Check {
  readonly title: string;
  readonly isKept: boolean;
  readonly seen: string;
}

/** Counts a check of a suite and says what was seen. */
export function say(report: Report, suite: string, { title, isKept, seen }: Check): void {
  if (!isKept) {
    report.fail(`${suite}: ${title}`, seen);
    return;
  }
  report.pass();
  report.say(`  ${title}: ${seen}`);
}
