import type { FieldStep } from './field-path';

/** What patterns of fields that begin with the same steps say, as a tree, so that an object is walked once for them all. */
export class PatternTree<T> {
  /** What they say of each field. */
  public readonly fields = new Map<string, PatternTree<T>>();
  /** What they say of each item, if this is a list. */
  public items?: PatternTree<T>;
  /** What the patterns that end here say. */
  public readonly mark: T;

  public constructor(private readonly newMark: () => T) {
    this.mark = newMark();
  }

  /** The place that some steps lead to; it is made if there is none. */
  public at(steps: readonly FieldStep[]): PatternTree<T> {
    return steps.reduce<PatternTree<T>>((tree, step) => tree.after(step), this);
  }

  private after({ name, isList }: FieldStep): PatternTree<T> {
    const field = this.fields.get(name) ?? new PatternTree(this.newMark);
    this.fields.set(name, field);
    return isList ? (field.items ??= new PatternTree(this.newMark)) : field;
  }
}
