import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { textOf } from '../../kubernetes/json';
import { dnsLabelProblem } from '../../kubernetes/names';
import { problemsOfEach } from '../places';
import { isEmptyField } from '../typed-problems';
import type { Rule } from '../rule';

/**
 * The name of a container is a DNS label.
 */
export const containerName: Rule = {
  id: 'container-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The name of a container is a DNS label.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].name'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainerCommon',
  check: ({ containers }) =>
    problemsOfEach(containers, ({ fields: { name } }) => {
      const problem = dnsLabelProblem(textOf(name) ?? '');
      if (problem === undefined) return [];
      return [
        {
          path: 'name',
          ...(isEmptyField(name) && { reason: 'FieldValueRequired' as const }),
          message: valueText('the container name', name, problem),
          fix: 'give the container a name of lower-case letters, digits and "-".',
        },
      ];
    }),
};
