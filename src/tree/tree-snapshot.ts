import type { IConstruct } from 'constructs';

/** What a tree consists of at a moment. */
export class TreeSnapshot {
  private readonly constructs: readonly Known[];

  public constructor(root: IConstruct) {
    this.constructs = root.node.findAll().map(({ node }) => ({
      node,
      children: node.children,
      dependencies: node.dependencies.length,
    }));
  }

  /** Whether the tree still has the same constructs and dependencies; nothing takes a dependency away. */
  public isCurrent(): boolean {
    return this.constructs.every(
      ({ node, children, dependencies }) =>
        node.dependencies.length === dependencies && areSame(node.children, children),
    );
  }
}

interface Known {
  readonly node: IConstruct['node'];
  readonly children: readonly IConstruct[];
  readonly dependencies: number;
}

function areSame(left: readonly IConstruct[], right: readonly IConstruct[]): boolean {
  return left.length === right.length && left.every((construct, index) => construct === right[index]);
}
