import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConstructFacts } from '../tree/construct-state';
import { holdsPod } from './locate';

/**
 * Visits workloads, in the shape of the aspects of the AWS CDK.
 */
export interface PodVisitor {
  /**
   * Visits one workload, once, before the app is synthesized. Helpers can join it then.
   *
   * @param workload - the object that holds the Pod, which can be the scope of a pattern
   */
  visit(workload: ApiObject): void;
}

interface KeptVisitor {
  readonly visitor: PodVisitor;
  readonly selects: (workload: ApiObject) => boolean;
  readonly visited: WeakSet<ApiObject>;
}

const VISITORS = new ConstructFacts<KeptVisitor>('visitors of every Pod below');

/** Keeps a visitor for the Pods below a construct that are selected. */
export function keepVisitor(scope: IConstruct, visitor: PodVisitor, selects: KeptVisitor['selects']): void {
  VISITORS.add(scope, { visitor, selects, visited: new WeakSet() });
}

/** Lets visitors visit the workloads that they have not visited yet, also those that other visitors add. */
export function visitPods(root: IConstruct): void {
  while (root.node.findAll().some(visitBelow));
}

/** Whether a visitor of a construct had something to visit. */
function visitBelow(scope: IConstruct): boolean {
  const visits = VISITORS.of(scope).flatMap(({ visitor, selects, visited }) => {
    const workloads = scope.node.findAll().filter(holdsPod);
    const fresh = workloads.filter((workload) => selects(workload) && !visited.has(workload));
    for (const workload of fresh) {
      visited.add(workload);
      visitor.visit(workload);
    }
    return fresh;
  });
  return visits.length > 0;
}
