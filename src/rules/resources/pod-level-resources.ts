import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem, Problem } from '../../findings/problem';
import { fieldsOf, isAbsent, isFields } from '../../kubernetes/json';
import { storedFields } from '../../kubernetes/fields/stored-fields';
import type { Pod } from '../../pod/pod';
import { podLevelResourcesOf } from '../../pod/resources/pod-level-resources';
import { podLevelProblems } from '../pod-level-consistency';
import { RESOURCE_FIELDS } from '../written-resources';
import type { Rule } from '../rule';

/**
 * What a Pod asks for as a whole holds what its containers ask for: no less than their requests together, no less than
 * any of their limits. The API server sets defaults in an object of kind Pod before it judges that; of a template it
 * looks at what is written, and what comes of the defaults is found by `pod-level-defaults`.
 */
export const podLevelResources: Rule = {
  id: 'pod-level-resources',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'What a Pod asks for as a whole holds what its containers ask for.',
  fields: RESOURCE_FIELDS,
  onlyWith: ['resources'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validatePodResources and validatePodResourceConsistency',
  check: (pod) => {
    const { spec, target } = pod;
    if (!isFields(spec['resources']) || !pod.stored || !podLevelResourcesOf(spec, target)) return [];
    if (fieldsOf(spec['os'])['name'] === 'windows') return [onWindows(pod)];
    return [...claims(pod), ...writtenProblems(pod)];
  },
};

/** The problems for which the API server refuses the object itself. */
export function writtenProblems(pod: Pod): AttributedProblem[] {
  const { kind, spec, stored, target } = pod;
  if (!stored) return [];
  return podLevelProblems(kind.templatePath.length === 0 ? stored.spec : storedFields(spec, target), pod);
}

function onWindows({ spec }: Pod): Problem {
  return {
    path: 'resources',
    reason: 'FieldValueForbidden',
    value: spec['resources'],
    message: 'resources of the Pod as a whole must not be set for a Windows Pod.',
    fix: 'set resources of its containers.',
  };
}

function claims({ spec }: Pod): Problem[] {
  const { claims: value } = fieldsOf(spec['resources']);
  if (isAbsent(value)) return [];
  const message = 'claims must be set on containers, not on the Pod as a whole.';
  return [
    {
      path: 'resources.claims',
      reason: 'FieldValueForbidden',
      value,
      message,
      fix: 'move them to the containers that need them.',
    },
  ];
}
