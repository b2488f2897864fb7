import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { labelMatcher } from './labels';

/** An object with its place among all. */
interface Placed<T> {
  readonly item: T;
  readonly place: number;
  readonly labels: Fields;
}

/** Objects by their labels. Many share a label, and few share all those of a selector. */
export class LabelIndex<T> {
  private readonly all: readonly Placed<T>[];
  private readonly byName = new Map<string, Placed<T>[]>();
  private readonly byLabel = new Map<string, Placed<T>[]>();

  public constructor(items: readonly T[], labelsOf: (item: T) => Fields) {
    this.all = items.map((item, place) => ({ item, place, labels: labelsOf(item) }));
    for (const placed of this.all) {
      for (const [name, value] of Object.entries(placed.labels)) {
        listAt(this.byName, name).push(placed);
        listAt(this.byLabel, labelKey(name, value)).push(placed);
      }
    }
  }

  /** What a label selector selects. */
  public selectedBy(selector: Fields): T[] {
    const matches = labelMatcher(selector);
    return this.candidates(selector)
      .filter(({ labels }) => matches(labels))
      .map(({ item }) => item);
  }

  /** The first of it. */
  public firstSelectedBy(selector: Fields): T | undefined {
    const matches = labelMatcher(selector);
    return this.candidates(selector).find(({ labels }) => matches(labels))?.item;
  }

  /** How many objects are compared with a selector at most. */
  public comparedWith(selector: Fields): number {
    return this.candidates(selector).length;
  }

  /** What has one of the labels that a selector asks for, of the label that the fewest have; all if it asks for none. */
  private candidates({ matchLabels, matchExpressions }: Fields): readonly Placed<T>[] {
    const pairs = Object.entries(fieldsOf(matchLabels)).map(([name, value]) => this.having(name, [value]));
    const asked = listOf(matchExpressions)
      .filter(isFields)
      .flatMap(({ key, operator, values }) => {
        const name = textOf(key) ?? '';
        if (operator === 'Exists') return [this.byName.get(name) ?? []];
        return operator === 'In' ? [this.having(name, listOf(values))] : [];
      });
    const [fewest = this.all] = [...pairs, ...asked].sort((left, right) => left.length - right.length);
    return fewest;
  }

  private having(name: string, values: readonly unknown[]): readonly Placed<T>[] {
    const keys = [...new Set(values.map((value) => labelKey(name, value)))];
    const [found = [], ...others] = keys.flatMap((key) => [this.byLabel.get(key) ?? []]);
    return others.length === 0 ? found : [found, ...others].flat().sort((left, right) => left.place - right.place);
  }
}

function listAt<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function labelKey(name: string, value: unknown): string {
  return `${name}\u0000${String(value)}`;
}
