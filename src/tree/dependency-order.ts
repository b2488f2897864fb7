import { DependencyGraph } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** What each construct depends on; those that depend on nothing are left out. */
type Dependencies = ReadonlyMap<IConstruct, readonly IConstruct[]>;

/**
 * A construct and all below it in the order of cdk8s' `DependencyGraph`: what others depend on comes before them. That
 * graph looks for a cycle with every dependency and walks again what it knows; this takes time in proportion to the tree.
 */
export function inDependencyOrder(scope: IConstruct): IConstruct[] {
  const constructs = asKeys(scope.node.findAll());
  const dependencies = dependenciesWithin(constructs);
  if (dependencies.size === 0) return constructs;
  // Of a cycle cdk8s names the constructs.
  return orderedBy(dependencies, constructs) ?? new DependencyGraph(scope.node).topology();
}

const INTEGER = /^(?:0|[1-9]\d{0,8})$/;

/** The order of constructs as keys of an object, by their path: JavaScript puts those that are whole numbers first. */
function asKeys(constructs: IConstruct[]): IConstruct[] {
  const isNumbered = ({ node: { path } }: IConstruct): boolean => INTEGER.test(path);
  const numbered = constructs.filter(isNumbered);
  if (numbered.length === 0) return constructs;
  numbered.sort((left, right) => Number(left.node.path) - Number(right.node.path));
  return [...numbered, ...constructs.filter((construct) => !isNumbered(construct))];
}

function dependenciesWithin(constructs: readonly IConstruct[]): Dependencies {
  const found = new Map<IConstruct, readonly IConstruct[]>();
  for (const construct of constructs) {
    const { dependencies } = construct.node;
    if (dependencies.length > 0) found.set(construct, dependencies);
  }
  if (found.size === 0) return found;
  const within = new Set(constructs);
  for (const [construct, dependencies] of found) {
    const inside = dependencies.filter((dependency) => within.has(dependency));
    if (inside.length > 0) found.set(construct, inside);
    else found.delete(construct);
  }
  return found;
}

/** The constructs with their dependencies before them; undefined if one depends on itself over others. */
function orderedBy(dependencies: Dependencies, constructs: readonly IConstruct[]): IConstruct[] | undefined {
  const ordered = new Set<IConstruct>();
  const open = new Set<IConstruct>();
  const isCyclic = (construct: IConstruct): boolean => {
    if (ordered.has(construct)) return false;
    if (open.has(construct)) return true;
    open.add(construct);
    if (dependencies.get(construct)?.some(isCyclic)) return true;
    open.delete(construct);
    ordered.add(construct);
    return false;
  };
  const needed = new Set([...dependencies.values()].flat());
  if (constructs.some((construct) => !needed.has(construct) && isCyclic(construct))) return undefined;
  return ordered.size === constructs.length ? [...ordered] : undefined;
}
