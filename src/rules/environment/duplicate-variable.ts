import { valueAt } from '../../kubernetes/value-at';
import type { Pod } from '../../pod/pod';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated, namedItems } from '../../findings/repeated';
import { repeatedAt } from '../places';
import { removalOfRepeated } from '../mends';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A container sets a variable once. The API server takes both, unless they come by server-side apply, and the last one
 * wins.
 */
export const duplicateVariable: Rule = {
  id: 'duplicate-variable',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'A container sets a variable once.',
  fields: ['spec.{initContainers,containers}[*].env[*].name'],
  onlyWith: ['env'],
  symptoms: [SYMPTOMS.hiddenVariable, SYMPTOMS.duplicateKey],
  source: 'k8s.io/kubernetes/pkg/api/pod/warnings.go',
  // A value with a reference can mean something else at another place of the list.
  mend: (pod, problem) => (refersTo(pod, problem.path) ? [] : removalOfRepeated(pod, problem)),
  check: ({ declared, provenance }) =>
    declared.flatMap(({ name: container, path, fields }) =>
      findRepeated(namedItems(fields['env'], `${path}.env`, 'name'), ({ name }) => name).map(({ key, items }) => ({
        ...repeatedAt(items.map((item) => `${item.path}.name`)),
        message: `the variable ${key} is set ${items.length} times, and the last one wins.`,
        fix: 'remove all but one, or choose another name.',
        ...(provenance.isFromPattern({ type: 'variable', container, name: key }) && { data: { addedBy: 'pattern' } }),
      })),
    ),
};

function refersTo({ spec }: Pod, path = ''): boolean {
  return String(valueAt(spec, path.replace(/name$/, 'value'))).includes('$(');
}
