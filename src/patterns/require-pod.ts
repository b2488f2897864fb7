import type { IConstruct } from 'constructs';
import { requireFreeId } from '../template/free-id';
import { rejectConstruct } from '../template/locate';
import { PodTemplate } from '../template/pod-template';

/** Ids by which cdk8s and cdk8s-plus find the object of a workload. */
const RESERVED_IDS = ['Default', 'Resource'];

/** Refuses a scope without a Pod, and an id that is taken or that cdk8s needs, before the construct joins the tree. */
export function requirePod(scope: IConstruct, id: string): void {
  PodTemplate.of(scope);
  requireFreeId(scope, id);
  if (!RESERVED_IDS.includes(id)) return;
  rejectConstruct('reserved-id', scope, {
    option: 'id',
    value: id,
    message: `a construct below a workload cannot have the id "${id}", by which cdk8s finds the workload's own object.`,
    fix: 'choose another id, such as the name of the container.',
  });
}
