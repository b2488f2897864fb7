import { Problem } from './process';

/** Runs checks, prints a line for each and counts them. */
export class Checks {
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };

  public get failed(): boolean {
    return this.counts.failed > 0;
  }

  /** Runs one check and returns its value; undefined when it failed or what it `needs` did. */
  public check<T>(title: string, body: () => T, needs: readonly unknown[] = []): T | undefined {
    if (needs.includes(undefined)) {
      this.report('skipped', `${title}: it needs a check that failed`);
      return undefined;
    }
    try {
      const value = body();
      this.report('passed', title);
      return value;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.report('failed', `${title}\n${indent(error.message)}`);
      return undefined;
    }
  }

  /** A check that passes when nothing was found. */
  public expectNone(title: string, find: () => readonly string[], needs: readonly unknown[] = []): void {
    this.check(
      title,
      () => {
        const found = find();
        if (found.length > 0) throw new Problem(found.join('\n'));
      },
      needs,
    );
  }

  public summary(): string {
    const { passed, failed, skipped } = this.counts;
    return `${passed} passed, ${failed} failed, ${skipped} skipped`;
  }

  private report(result: keyof Checks['counts'], text: string): void {
    this.counts[result] += 1;
    console.log(`${result.padEnd(7)} ${text}`);
  }
}

function indent(text: string): string {
  return text.trim().replace(/^/gm, '        ');
}
