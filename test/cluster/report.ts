/** Where the run stands: counts, and the lines that a person reads. */
export class Report {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  constructor(private readonly write: (line: string) => void) {}

  get isClean(): boolean {
    return this.failed === 0;
  }

  say(line: string): void {
    this.write(line);
  }

  pass(): void {
    this.passed += 1;
  }

  /** The first line says what and where; the others are set below it. */
  fail(headline: string, ...details: string[]): void {
    this.failed += 1;
    this.write(
      [`FAIL ${headline}`, ...details.flatMap((detail) => detail.split('\n')).map((line) => `     ${line}`)].join('\n'),
    );
  }

  skip(sentence: string): void {
    this.skipped += 1;
    this.write(`SKIP ${sentence}`);
  }

  get summary(): string {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }
}

export function secondsSince(start: number): string {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}

/** `1 object`, `2 objects`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
