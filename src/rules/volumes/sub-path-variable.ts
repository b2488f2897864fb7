import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf, textOf } from '../../kubernetes/json';
import { variableReferences } from '../../kubernetes/variable-references';
import type { Pod } from '../../pod/pod';
import { unsetVariables } from '../../pod/unset-variables';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * What `subPathExpr` refers to is a variable that the container sets: in other fields a reference to one that nobody sets
 * stays as text, here the container is not made. A variable of the image does not count.
 */
export const subPathVariable: Rule = {
  id: 'sub-path-variable',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'The variables in the subPathExpr of a mount are set by the container.',
  fields: ['spec.{initContainers,containers}[*].{env,envFrom}', 'spec.{initContainers,containers}[*].volumeMounts'],
  onlyWith: ['subPathExpr'],
  symptoms: [SYMPTOMS.configError, SYMPTOMS.missingVariable],
  source: 'k8s.io/kubernetes/pkg/kubelet/container, ExpandContainerVolumeMounts',
  check: (pod) => {
    if (!hasExpression(pod)) return [];
    const unset = unsetVariables(pod.spec).filter((reference) => reference.in === 'subPathExpr');
    return problemsOfEach(pod.declared, ({ name: container, fields }) => {
      const missing = unset.filter((reference) => reference.container === container);
      if (missing.length === 0) return [];
      return listOf(fields['volumeMounts']).flatMap((mount, index) => {
        const named = variableReferences(textOf(fieldsOf(mount)['subPathExpr']) ?? '');
        return missing
          .filter(({ name }) => named.includes(name))
          .map(({ name }) => ({
            path: `volumeMounts[${index}].subPathExpr`,
            message: `nothing sets "${name}" in "${container}", and without its value the kubelet cannot create the container.`,
            fix: `set "${name}" in \`env\`, for example from the field metadata.name of the Pod.`,
          }));
      });
    });
  },
};

/** Few Pods have any. */
function hasExpression({ declared }: Pod): boolean {
  return declared.some(({ fields }) =>
    listOf(fields['volumeMounts']).some((mount) => textOf(fieldsOf(mount)['subPathExpr'])?.includes('$(') === true),
  );
}
