import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { closestName } from '../kubernetes/closest-name';
import { isOfKind, POD_KINDS } from '../kubernetes/kinds';
import { OPERATOR_KINDS } from '../kubernetes/operator-kinds';
import { registeredKinds } from './registered-kinds';

/** The kinds of Kubernetes itself that hold a Pod, as people list them. */
export const COMMON_KINDS: string = [...new Set(POD_KINDS.map(({ kind }) => kind))].sort().join(', ');

/** The names of all kinds that hold a Pod in the tree of a construct. */
export function kindsKnownIn(scope: IConstruct): string[] {
  return [...new Set([...POD_KINDS, ...OPERATOR_KINDS, ...registeredKinds(scope)].map(({ kind }) => kind))];
}

const API_VERSIONS = ['v1', 'apps/v1', 'batch/v1', 'argoproj.io/v1alpha1'];

/** How an object that holds no Pod is probably to be written; undefined if its type is near none that holds one. */
export function typeFix(object: ApiObject): string | undefined {
  const { apiVersion, kind } = object;
  const known = POD_KINDS.find((entry) => entry.kind === kind);
  const version = known && API_VERSIONS.find((each) => isOfKind(known, each, kind));
  if (version !== undefined) {
    return `a ${kind} of Kubernetes has apiVersion "${version}", and this object "${apiVersion}": write the former, or register the kind with PodKinds.register.`;
  }
  const names = kindsKnownIn(object);
  const closest = names.includes(kind) ? undefined : closestName(kind, names);
  return closest === undefined
    ? undefined
    : `the object is of kind "${kind}": did you mean "${closest}"? Use that name.`;
}
