/** Too many items to keep: each iteration continues where the previous one stopped. */
export class OnceThrough<Item> implements Iterable<Item> {
  public constructor(private readonly items: Iterator<Item>) {}

  /** Those that are left. */
  public [Symbol.iterator](): Iterator<Item> {
    return { next: () => this.items.next() };
  }

  /** Goes through those that are left. */
  public finish(): void {
    let isDone = false;
    while (!isDone) isDone = this.items.next().done === true;
  }
}
