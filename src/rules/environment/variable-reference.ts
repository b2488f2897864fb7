import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { fieldsOf, listOf } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import { unsetVariables, type UnsetVariable } from '../../pod/unset-variables';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A reference such as `$(NAME)` in a variable is to one that is set before it: by an earlier item of `env`, by `envFrom`
 * or by a Service. Else it stays as it is written. What the image sets does not count.
 */
export const variableReference: Rule = {
  id: 'variable-reference',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A variable refers to variables that are set before it.',
  fields: ['spec.{initContainers,containers}[*].env[*].{name,value}'],
  onlyWith: ['env'],
  symptoms: [SYMPTOMS.crashLoop, SYMPTOMS.backOff],
  source: 'k8s.io/kubernetes/pkg/kubelet, makeEnvironmentVariables',
  check: (pod) =>
    hasReferences(pod)
      ? unsetVariables(pod.spec)
          .filter((reference) => reference.in === 'env')
          .map((reference) => problemOf(reference, pod))
      : [],
};

/** Few Pods have any. */
function hasReferences({ containers }: Pod): boolean {
  return containers.some(({ fields }) =>
    listOf(fields['env']).some((item) => String(fieldsOf(item)['value']).includes('$(')),
  );
}

function problemOf({ container, variable = '', name, isSetLater }: UnsetVariable, { containers }: Pod): Problem {
  const owner = containers.find((each) => each.name === container);
  const index = listOf(owner?.fields['env']).findIndex((item) => fieldsOf(item)['name'] === variable);
  const reason = isSetLater ? `"${name}" is set after it` : `nothing sets "${name}"`;
  return {
    path: `${owner?.path ?? ''}.env[${index}].value`,
    message: `"${variable}" refers to $(${name}), and ${reason}: the program gets the text $(${name}).`,
    fix: isSetLater
      ? `move "${name}" in front of "${variable}".`
      : `set "${name}" in front of "${variable}", or write $$(${name}) if the text is meant.`,
  };
}
