import type { Report } from '../../report';

/** Something that is promised of a Pod, and what was seen of it. */
export interface Check {
  readonly title: string;
  readonly isKept: boolean;
  readonly seen: string;
}

/** Counts a check and says what was seen. */
export function say(report: Report, { title, isKept, seen }: Check): void {
  if (!isKept) {
    report.fail(`promises: ${title}`, seen);
    return;
  }
  report.pass();
  report.say(`  ${title}: ${seen}`);
}
