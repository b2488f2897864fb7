import { isFields, listOf, type Fields } from '../json';
import { isScalar, parseFieldPattern, type FieldStep } from './field-path';
import { PatternTree } from './pattern-tree';

/** A place in a manifest that a pattern of fields matches. */
export interface FieldMatch {
  readonly path: string;
  readonly value: unknown;
}

/** A pattern without a choice in it, by its number. */
interface PatternEnd {
  readonly slot: number;
  readonly expected: string | undefined;
}

type Tree = PatternTree<PatternEnd[]>;

/** Patterns of fields that are looked for together. */
export class FieldPatterns {
  private readonly tree: Tree = new PatternTree(() => []);
  /** For each pattern the numbers of the ways to choose among its alternatives. */
  private readonly slots: readonly (readonly number[])[];
  private slotCount = 0;

  /** @param patterns - as `parseFieldPattern` reads them */
  public constructor(patterns: readonly string[]) {
    this.slots = patterns.map((pattern) =>
      parseFieldPattern(pattern).map(({ steps, expected }) => this.add(steps, expected)),
    );
  }

  /** For each pattern the places in an object that it names, in the order in which they stand. */
  public findEach(root: unknown): FieldMatch[][] {
    const found: FieldMatch[][] = Array.from({ length: this.slotCount }, () => []);
    collect(this.tree, '', root, found);
    return this.slots.map((slots) => slots.flatMap((slot) => found[slot] ?? []));
  }

  /** The places in an object that the patterns name, pattern by pattern. */
  public find(root: unknown): FieldMatch[] {
    return this.findEach(root).flat();
  }

  private add(steps: readonly FieldStep[], expected: string | undefined): number {
    const slot = this.slotCount;
    this.slotCount += 1;
    this.tree.at(steps).mark.push({ slot, expected });
    return slot;
  }
}

function collect(tree: Tree, path: string, value: unknown, found: readonly FieldMatch[][]): void {
  for (const { slot, expected } of tree.mark) {
    if (expected === undefined || (isScalar(value) && String(value) === expected)) found[slot]?.push({ path, value });
  }
  if (tree.items) {
    for (const [index, item] of listOf(value).entries()) collect(tree.items, `${path}[${index}]`, item, found);
  }
  if (tree.fields.size > 0 && isFields(value)) collectFields(tree, path, value, found);
}

function collectFields(tree: Tree, path: string, value: Fields, found: readonly FieldMatch[][]): void {
  for (const [name, field] of tree.fields) {
    const inner = value[name];
    if (inner !== undefined && inner !== null) collect(field, path === '' ? name : `${path}.${name}`, inner, found);
  }
}
