import type { IConstruct } from 'constructs';

/**
 * Raised when what a state holds is no longer understood by earlier releases: copies of the package that differ in it
 * cannot work on one tree.
 */
const FORMAT = 1;

const KEY = Symbol.for('cdk8s-pod-patterns.state');

/** The facts that a construct carries, by the name of the fact. */
type State = { readonly format: unknown; readonly facts: Map<string, unknown> };

type Carrier = IConstruct & { [KEY]?: State };

/**
 * A fact about a construct that stands on the construct itself, so that all copies of this package on one tree see it.
 * Two copies are usual: one that an app installs, and one below a library of the platform team.
 */
export class ConstructFact<T> {
  public constructor(private readonly name: string) {}

  /** The fact, or undefined if none is known. */
  public of(construct: IConstruct): T | undefined {
    return stateOf(construct)?.facts.get(this.name) as T | undefined;
  }

  /** Remembers the fact; it replaces the one that is there. */
  public set(construct: IConstruct, fact: T): void {
    const state = stateOf(construct) ?? newState(construct);
    state.facts.set(this.name, fact);
  }
}

/** Facts of which a construct can have several. */
export class ConstructFacts<T> {
  private readonly all: ConstructFact<readonly T[]>;

  public constructor(name: string) {
    this.all = new ConstructFact(name);
  }

  /** The facts, in the order in which they were added. */
  public of(construct: IConstruct): readonly T[] {
    return this.all.of(construct) ?? [];
  }

  /** Remembers one more. */
  public add(construct: IConstruct, fact: T): void {
    this.all.set(construct, [...this.of(construct), fact]);
  }
}

function stateOf(construct: IConstruct): State | undefined {
  const state = (construct as Carrier)[KEY];
  if (state === undefined || state.format === FORMAT) return state;
  throw new Error(
    `Two releases of cdk8s-pod-patterns work on "${construct.node.path}", and they do not understand each other: ` +
      `one keeps its state in format ${String(state.format)}, the other in format ${FORMAT}. ` +
      'Run "npm ls cdk8s-pod-patterns" and install one release for all packages, for example with "overrides" in package.json.',
  );
}

function newState(construct: IConstruct): State {
  const state: State = { format: FORMAT, facts: new Map() };
  Object.defineProperty(construct, KEY, { value: state, enumerable: false });
  return state;
}
