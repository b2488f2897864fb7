import type { Trial } from './try-text';

/** The share of accepted documents below or above which a comparison of random texts would say little. */
const MIN_ACCEPTED = 0.3;
const MAX_ACCEPTED = 0.7;

/** What the compared texts are like. */
export class Tally {
  private texts = 0;
  private accepted = 0;
  private refused = 0;
  private common = 0;
  private readonly refusals = new Map<string, number>();

  add(trial: Trial): void {
    this.texts += 1;
    this.accepted += trial.accepted;
    this.refused += trial.refused;
    this.common += trial.common;
    for (const name of trial.refusals) this.refusals.set(name, (this.refusals.get(name) ?? 0) + 1);
  }

  /** A problem if nearly all documents are accepted, or nearly none. */
  get problem(): string | undefined {
    const share = this.accepted / (this.accepted + this.refused);
    if (share >= MIN_ACCEPTED && share <= MAX_ACCEPTED) return undefined;
    return `kubectl accepts ${this.percent(this.accepted)} of the documents; it should be 30 to 70 %`;
  }

  get summary(): string {
    return (
      `${this.texts} texts; of their documents kubectl accepts ${this.accepted} (${this.percent(this.accepted)}) ` +
      `and refuses ${this.refused} (${this.percent(this.refused)}); the common reader answers ${this.common}`
    );
  }

  /** How often each deliberate refusal was met. */
  get details(): string[] {
    return [...this.refusals].sort().map(([name, amount]) => `refused although kubectl takes it: ${name}, ${amount}`);
  }

  private percent(amount: number): string {
    return `${((100 * amount) / (this.accepted + this.refused)).toFixed(0)} %`;
  }
}
