import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { textOf } from '../../kubernetes/json';
import { podKindOf } from '../../kubernetes/kinds';
import { meantKind } from '../../kubernetes/served-kinds';
import type { InputObject, ObjectProblem, ObjectsRule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * An API server knows the kind of an object of Kubernetes' own groups. One that it does not know it refuses, and what
 * stands in the object is looked at by nobody.
 */
export const unknownKind: ObjectsRule = {
  id: 'unknown-kind',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'An API server knows the kind of an object of the groups that have workloads.',
  fields: ['apiVersion', 'kind'],
  symptoms: [SYMPTOMS.noMatches],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  check: (objects) => objects.flatMap(problemOf),
};

function problemOf(object: InputObject): ObjectProblem[] {
  const [apiVersion, kind] = [textOf(object.manifest['apiVersion']) ?? '', textOf(object.manifest['kind']) ?? ''];
  // The Pod of one that is known has been judged, and its apiVersion too.
  const meant = podKindOf(apiVersion, kind) ? undefined : meantKind(apiVersion, kind);
  if (meant === undefined) return [];
  const field = meant.kind === kind ? 'apiVersion' : 'kind';
  const message = `no API server has the kind "${kind}" in ${apiVersion}.`;
  return [{ object, objectPath: field, message, fix: `write ${field}: ${meant[field]}.` }];
}
