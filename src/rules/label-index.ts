import { fieldsOf, type Fields } from '../kubernetes/json';
import { selectsLabels } from './labels';

/** Objects by their labels. Many share a label, and few share all those of a selector. */
export class LabelIndex<T> {
  private readonly byLabel = new Map<string, T[]>();

  public constructor(
    private readonly all: readonly T[],
    private readonly labelsOf: (item: T) => Fields,
  ) {
    for (const item of all) for (const [name, value] of Object.entries(labelsOf(item))) this.add(item, name, value);
  }

  /** What a label selector selects. */
  public selectedBy(selector: Fields): T[] {
    return this.candidates(selector).filter((item) => selectsLabels(selector, this.labelsOf(item)));
  }

  /** The first of it. */
  public firstSelectedBy(selector: Fields): T | undefined {
    return this.candidates(selector).find((item) => selectsLabels(selector, this.labelsOf(item)));
  }

  private candidates(selector: Fields): readonly T[] {
    const candidates = Object.entries(fieldsOf(selector['matchLabels'])).map(
      ([name, value]) => this.byLabel.get(labelKey(name, value)) ?? [],
    );
    const [fewest = this.all] = candidates.sort((left, right) => left.length - right.length);
    return fewest;
  }

  private add(item: T, name: string, value: unknown): void {
    const key = labelKey(name, value);
    const found = this.byLabel.get(key);
    if (found) found.push(item);
    else this.byLabel.set(key, [item]);
  }
}

function labelKey(name: string, value: unknown): string {
  return `${name}\u0000${String(value)}`;
}
