import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Fields } from '../kubernetes/json';
import { plusPodsWith } from '../plus/plus-pods';
import { constructPath } from '../tree/construct-path';
import { defaultChild, makerOf } from '../tree/default-child';
import type { PodMismatch } from './check-value';
import { isOfPlus } from './recognize';

/**
 * Whose a container or volume is that is given as an object, if it is not of the Pod that a construct is, makes or stands
 * in, nor of one below it. What is plain data belongs to nobody.
 *
 * @param reference - the object that has the name
 * @param construct - the construct whose code names it
 * @param isForSeveral - whether the name is for several Pods, none of which can be meant alone
 */
export function otherPodOf(
  reference: Fields,
  construct: IConstruct | undefined,
  isForSeveral: boolean,
): PodMismatch | undefined {
  if (!construct) return undefined;
  const [owner, ...others] = ownersOf(reference, construct);
  if (!owner) return undefined;
  const pod = constructPath(owner);
  if (isForSeveral) return { pod, wanted: undefined };
  const wanted = podAround(construct);
  const isWanted = (each: IConstruct): boolean =>
    each === wanted || each.node.scopes.includes(construct) || (!wanted && shareGroup(each, construct));
  if ([owner, ...others].some(isWanted)) return undefined;
  return { pod, wanted: constructPath(wanted ?? construct) };
}

/** Whether two constructs stand in one construct that is not a chart, such as an Include. */
function shareGroup(one: IConstruct, other: IConstruct): boolean {
  const group = other.node.scopes.filter((scope) => scope.node.scope !== undefined && !Chart.isChart(scope));
  return one.node.scopes.some((scope) => group.includes(scope));
}

/** The constructs whose Pod has it. */
function ownersOf(reference: Fields, { node }: IConstruct): IConstruct[] {
  const template = reference['podTemplate'] as { readonly workload?: IConstruct } | undefined;
  if (template?.workload) return [makerOf(template.workload)];
  return isOfPlus(reference) ? plusPodsWith(reference, node.root) : [];
}

/** The construct that makes the object in whose Pod a construct stands, or the object; undefined if it stands in none. */
function podAround({ node }: IConstruct): IConstruct | undefined {
  const object = [...node.scopes].reverse().map(objectOf).find(Boolean);
  return object && makerOf(object);
}

function objectOf(construct: IConstruct): IConstruct | undefined {
  let made: IConstruct | undefined = construct;
  while (made && !ApiObject.isApiObject(made)) made = defaultChild(made);
  return made;
}
