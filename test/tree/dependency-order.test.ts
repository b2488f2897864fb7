import { DependencyGraph } from 'cdk8s';
import { Construct, RootConstruct, type IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { inDependencyOrder } from '../../src/tree/dependency-order';
import { outcomeOf } from '../synthesis/support';

/** A tree: the parent of each construct by its number, and who depends on whom. */
interface Tree {
  readonly ids: readonly string[];
  readonly parents: readonly number[];
  readonly dependencies: readonly (readonly [source: number, target: number])[];
}

const trees: fc.Arbitrary<Tree> = fc.record({
  ids: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', '0', '1', '10', '07', '2x', 'z', 'y'), {
    minLength: 12,
  }),
  parents: fc.array(fc.nat(11), { minLength: 12, maxLength: 12 }),
  dependencies: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 10 }),
});

function built({ ids, parents, dependencies }: Tree): IConstruct[] {
  const constructs: Construct[] = [new RootConstruct('')];
  for (const [index, id] of ids.entries()) {
    const parent = constructs[(parents[index] ?? 0) % constructs.length] as Construct;
    constructs.push(new Construct(parent, id));
  }
  for (const [source, target] of dependencies) {
    if (source !== target) (constructs[source] as Construct).node.addDependency(constructs[target] as Construct);
  }
  return constructs;
}

function pathsOf(constructs: readonly IConstruct[]): string[] {
  return constructs.map(({ node }) => node.path);
}

describe('the order of constructs', () => {
  test('is that of the graph of cdk8s, for any tree and any scope in it', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        for (const scope of built(tree)) {
          const order = (of: () => IConstruct[]): string => outcomeOf(() => pathsOf(of()).join('\n'));
          expect(order(() => inDependencyOrder(scope))).toBe(order(() => new DependencyGraph(scope.node).topology()));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('puts numbers first, and what others depend on before them', () => {
    const root = new RootConstruct('');
    const [web, , ten] = ['web', '2', '10'].map((id) => new Construct(root, id)) as [Construct, Construct, Construct];
    web.node.addDependency(new Construct(ten, 'inner'));
    expect(pathsOf(inDependencyOrder(root))).toEqual(['2', '10', '', '10/inner', 'web']);
  });

  test('takes time in proportion to a long chain of diamonds, at which the graph of cdk8s does not end', () => {
    const root = new RootConstruct('');
    let last = new Construct(root, 'first');
    for (let index = 0; index < 60; index += 1) {
      const sides = ['left', 'right'].map((side) => new Construct(root, `${side}-${index}`));
      for (const side of sides) side.node.addDependency(last);
      last = new Construct(root, `end-${index}`);
      last.node.addDependency(...sides);
    }
    expect(pathsOf(inDependencyOrder(root))).toHaveLength(182);
  });
});
