import type { LocatedFinding, PlacedObject } from './located-finding';

/** How many findings of a rule are named in an object, which few people read to their end. */
const MAX_IN_OBJECT = 100;

/** How many findings of a rule are named in a file, so that a file of faults alone does not fill the memory. */
const MAX_IN_FILE = 10_000;

/** The findings beyond the most of one rule, and the place of the first of them in the list. */
interface Rest {
  readonly index: number;
  count: number;
}

/** The findings of an input. Of too many by one rule, those beyond the most are counted in one. */
export class FindingList {
  private readonly named: LocatedFinding[] = [];
  private readonly rests = new Map<string, Rest>();
  private readonly inFile = new Map<string, number>();
  private inObject = new Map<string, number>();
  private object: PlacedObject | undefined;
  private objects = 0;

  /**
   * Adds a finding of an object, which is located only if it is named.
   *
   * @param kind - tells findings apart that are counted by themselves
   */
  public add(object: PlacedObject, kind: string, locate: () => LocatedFinding): void {
    if (object !== this.object) this.begin(object);
    const fileKey = `${object.place.file}\u0000${kind}`;
    if (countIn(this.inObject, kind) > MAX_IN_OBJECT) this.addRest(`${this.objects}\u0000${kind}`, locate);
    else if (countIn(this.inFile, fileKey) > MAX_IN_FILE) this.addRest(`file\u0000${fileKey}`, locate);
    else this.named.push(locate());
  }

  /** Adds a finding that stands for itself. */
  public addOne(finding: LocatedFinding): void {
    this.named.push(finding);
  }

  /** All of them, in the order in which they were added. */
  public all(): LocatedFinding[] {
    const all = [...this.named];
    for (const { index, count } of this.rests.values()) {
      const first = all[index];
      if (first && count > 1) all[index] = { ...first, message: `${first.message} ${restText(count - 1)}`, count };
    }
    return all;
  }

  private begin(object: PlacedObject): void {
    this.object = object;
    this.objects += 1;
    this.inObject = new Map();
  }

  private addRest(key: string, locate: () => LocatedFinding): void {
    const rest = this.rests.get(key);
    if (rest) {
      rest.count += 1;
      return;
    }
    this.rests.set(key, { index: this.named.length, count: 1 });
    this.named.push(locate());
  }
}

function countIn(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}

function restText(count: number): string {
  return count === 1 ? '(one more like this)' : `(${count} more like this, this being the first)`;
}
