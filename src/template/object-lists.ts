import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { headOf, type Finding } from '../findings/finding';
import { fieldsOf, listOf } from '../kubernetes/json';
import { kindOf } from '../rules/catalogue';
import { constructPath } from '../tree/construct-path';
import { kindsAt } from './registered-kinds';

/** Whether an object is a List, which cdk8s includes as one object. */
function isList(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct) && construct.apiVersion === 'v1' && construct.kind === 'List';
}

/** Lists with Pods in them below constructs of which something is said: nothing of it reaches those Pods. */
export function findPodsInLists(root: IConstruct, isConcerned: (construct: IConstruct) => boolean): Finding[] {
  return root.node
    .findAll()
    .filter(isList)
    .filter((list) => list.node.scopes.some(isConcerned))
    .flatMap((list) => {
      const items = listOf(fieldsOf(list.toJson())['items']).map(fieldsOf);
      const count = items.filter(({ apiVersion, kind }) => kindsAt(list, apiVersion, kind).length > 0).length;
      return count === 0 ? [] : [podsInList(list, count)];
    });
}

function podsInList(list: ApiObject, count: number): Finding {
  return {
    ...headOf(kindOf('pods-in-list')),
    object: { kind: list.kind, name: list.name },
    construct: constructPath(list),
    location: { path: 'items' },
    message: `${count === 1 ? 'a workload stands' : `${count} workloads stand`} in a List, which cdk8s includes as one object: nothing that is said of every Pod reaches ${count === 1 ? 'it' : 'them'}.`,
    fix: 'write the items of the List as documents of their own, divided by "---".',
  };
}
