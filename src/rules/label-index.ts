import { addToGroup, groupBy } from '../kubernetes/group-by';
import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { labelMatcher } from './labels';

/** An object with its place among all. */
interface Placed<T> {
  readonly item: T;
  readonly place: number;
  readonly labels: Fields;
}

/** So many objects are compared with selectors that no label narrows down, such as those of `NotIn`; then no more are. */
const MAX_COMPARISONS = 1_000_000;

const MANY = 100;

/** Objects by their labels. Many share a label, and few share all those of a selector. */
export class LabelIndex<T> {
  private readonly all: readonly Placed<T>[];
  private readonly byName = new Map<string, Placed<T>[]>();
  private readonly byLabel = new Map<string, Placed<T>[]>();
  /** By the text of a selector that is compared with many objects: many selectors are the same. */
  private readonly selected = new Map<string, readonly T[]>();
  private readonly firsts = new Map<string, readonly T[]>();
  private comparisons = 0;

  /**
   * @param most - how many objects a selector finds at most: of many selectors that all find the same objects, rules have more
   * pairs to look at than there is time for
   */
  public constructor(
    items: readonly T[],
    labelsOf: (item: T) => Fields,
    private readonly most = Infinity,
  ) {
    this.all = items.map((item, place) => ({ item, place, labels: labelsOf(item) }));
    for (const placed of this.all) {
      for (const [name, value] of Object.entries(placed.labels)) {
        addToGroup(this.byName, name, placed);
        addToGroup(this.byLabel, labelKey(name, value), placed);
      }
    }
  }

  /** What a label selector selects. */
  public selectedBy(selector: Fields): readonly T[] {
    return this.known(selector, this.most, this.selected);
  }

  /** The first of it. */
  public firstSelectedBy(selector: Fields): T | undefined {
    return this.known(selector, 1, this.firsts)[0];
  }

  /** What few objects are compared for is found again faster than it is kept. */
  private known(selector: Fields, most: number, kept: Map<string, readonly T[]>): readonly T[] {
    const candidates = this.candidates(selector);
    if (candidates.length < MANY) return this.find(selector, candidates, most);
    const key = JSON.stringify(selector);
    const found = kept.get(key) ?? this.find(selector, candidates, most);
    kept.set(key, found);
    return found;
  }

  private find(selector: Fields, candidates: readonly Placed<T>[], most: number): readonly T[] {
    const matches = labelMatcher(selector);
    if (candidates === this.all) this.comparisons += candidates.length;
    if (this.comparisons > MAX_COMPARISONS) return [];
    const found: T[] = [];
    for (const { item, labels } of candidates) {
      if (found.length >= most) break;
      if (matches(labels)) found.push(item);
    }
    return found;
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

function labelKey(name: string, value: unknown): string {
  return `${name}\u0000${String(value)}`;
}

/** Objects by their labels, in each namespace. */
export function labelsByNamespace<T extends { readonly namespace: string }>(
  items: readonly T[],
  labelsOf: (item: T) => Fields,
  most?: number,
): ReadonlyMap<string, LabelIndex<T>> {
  const groups = [...groupBy(items, ({ namespace }) => namespace)];
  return new Map(groups.map(([namespace, all]) => [namespace, new LabelIndex(all, labelsOf, most)]));
}
