import { groupBy } from '../group-by';
import { isAbsent, isFields, type Fields } from '../json';
import { isScalar, parseFieldPattern } from './field-path';
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

type FoundBySlot = Map<number, FieldMatch[]>;

interface Search {
  readonly found: FoundBySlot;
  readonly isWanted: (value: unknown) => boolean;
}

/** The places that one of several patterns names. */
export interface PatternMatches {
  /** The index of the pattern. */
  readonly pattern: number;
  /** In the order in which they stand in the object; at least one. */
  readonly matches: readonly FieldMatch[];
}

/** Patterns of fields that are looked for together. */
export class FieldPatterns {
  private readonly tree: Tree = new PatternTree(() => []);
  /** For each way to choose among the alternatives of a pattern, pattern by pattern, the index of the pattern. */
  private readonly patternOfSlot: number[] = [];

  /** @param patterns - as `parseFieldPattern` reads them */
  public constructor(patterns: readonly string[]) {
    for (const [index, pattern] of patterns.entries()) {
      for (const { steps, expected } of parseFieldPattern(pattern)) {
        const slot = this.patternOfSlot.push(index) - 1;
        this.tree.at(steps).mark.push({ slot, expected });
      }
    }
  }

  /** The patterns that name a place in an object, in their order. */
  public findEach(root: unknown, isWanted: (value: unknown) => boolean = () => true): PatternMatches[] {
    const found: FoundBySlot = new Map();
    collect(this.tree, '', root, { found, isWanted });
    if (found.size === 0) return [];
    const inOrder = [...found].sort(([left], [right]) => left - right);
    const byPattern = groupBy(inOrder, ([slot]) => this.patternOfSlot[slot] ?? 0);
    return [...byPattern].map(([pattern, slots]) => ({ pattern, matches: slots.flatMap(([, matches]) => matches) }));
  }

  /**
   * The places in an object that the patterns name, pattern by pattern.
   *
   * @param isWanted - which of them count
   */
  public find(root: unknown, isWanted: (value: unknown) => boolean = () => true): FieldMatch[] {
    return this.findEach(root, isWanted).flatMap(({ matches }) => matches);
  }
}

function collect(tree: Tree, path: string, value: unknown, search: Search): void {
  if (tree.mark.length > 0 && search.isWanted(value)) addMatches(tree.mark, path, value, search.found);
  if (tree.items && Array.isArray(value)) collectItems(tree.items, path, value, search);
  if (tree.fields.size > 0 && isFields(value)) collectFields(tree, path, value, search);
}

function collectItems(tree: Tree, path: string, list: readonly unknown[], search: Search): void {
  for (let index = 0; index < list.length; index += 1) collect(tree, `${path}[${index}]`, list[index], search);
}

/** An object has few fields, and patterns name many. */
function collectFields(tree: Tree, path: string, value: Fields, search: Search): void {
  for (const name of Object.keys(value)) {
    const field = tree.fields.get(name);
    if (field === undefined) continue;
    const inner = value[name];
    if (!isAbsent(inner)) collect(field, path === '' ? name : `${path}.${name}`, inner, search);
  }
}

function addMatches(ends: readonly PatternEnd[], path: string, value: unknown, found: FoundBySlot): void {
  for (const { slot, expected } of ends) {
    const isMet = expected === undefined || (isScalar(value) && String(value) === expected);
    if (isMet) addMatch(found, slot, { path, value });
  }
}

function addMatch(found: FoundBySlot, slot: number, match: FieldMatch): void {
  const known = found.get(slot);
  if (known) known.push(match);
  else found.set(slot, [match]);
}
