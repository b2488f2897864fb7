import type { IConstruct } from 'constructs';

/** Whether a construct still stands in the tree: one that was removed takes with it what its code asked for. */
export function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
