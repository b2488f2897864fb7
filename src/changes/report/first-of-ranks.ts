/** What stands on one rank, and how long it is. */
interface Rank<Item> {
  readonly items: Item[];
  length: number;
}

/** Items that come in any order and stand by their ranks, as far as they fit into a length. The others are forgotten. */
export class FirstOfRanks<Item> {
  private readonly ranks = new Map<number, Rank<Item>>();

  /** The length is that of all ranks together. */
  public constructor(private readonly most: number) {}

  /** Whether no more items of a rank can fit. */
  public isFull(rank: number): boolean {
    return (this.ranks.get(rank)?.length ?? 0) > this.most;
  }

  /** Adds an item that has at least a length. */
  public add(rank: number, item: Item, length: number): void {
    if (this.isFull(rank)) return;
    const found = this.ranks.get(rank) ?? { items: [], length: 0 };
    this.ranks.set(rank, found);
    found.items.push(item);
    found.length += length;
  }

  /** Those that may fit, by their ranks and in the order in which they came. If any are left out, these are too many. */
  public all(): Item[] {
    return [...this.ranks].sort(([left], [right]) => left - right).flatMap(([, { items }]) => items);
  }
}
