import type { IConstruct } from 'constructs';
import { withArticle } from '../kubernetes/words';
import { constructPath } from '../tree/construct-path';
import { rejectConstruct } from './locate';
import { PodTemplate } from './pod-template';

/** Ids by which cdk8s and cdk8s-plus find the object of a workload. */
const RESERVED_IDS = ['Default', 'Resource'];

/**
 * Refuses a scope without a Pod, and an id that is taken or that cdk8s needs, before the construct joins the tree.
 *
 * @param made - the name of the class whose construct is made
 */
export function requirePod(made: string, scope: IConstruct, id: string): void {
  PodTemplate._of(scope, made);
  if (id === '') {
    refuseReserved(made, scope, id, 'the id of the construct is empty, which is the id of the app.');
  }
  // The names of Object.prototype, which constructs looks up in a plain object.
  if (id in {})
    refuseReserved(made, scope, id, `constructs takes the id "${id}" for one that is taken, in every scope.`);
  const present = scope.node.tryFindChild(id);
  if (present) refuseTaken(made, present, id);
  if (RESERVED_IDS.includes(id)) {
    const message = `a construct below a workload cannot have the id "${id}", by which cdk8s finds the workload's own object.`;
    refuseReserved(made, scope, id, message);
  }
}

function refuseReserved(made: string, scope: IConstruct, id: string, message: string): never {
  return rejectConstruct('reserved-id', scope, {
    option: `${made}.id`,
    value: id,
    message,
    fix: "choose another id, such as the name of the container: 'logs'.",
  });
}

function refuseTaken(made: string, present: IConstruct, id: string): never {
  const owner = present.node.scope ? constructPath(present.node.scope) : '';
  return rejectConstruct('duplicate-id', present, {
    option: `${made}.id`,
    value: id,
    message: `the id "${id}" is taken: ${owner} has ${withArticle(present.constructor.name)} of that id already.`,
    fix: `choose another id for one of the two, such as '${id}-2'.`,
  });
}
