import { dnsLabelProblem } from '../../kubernetes/names';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import type { Rule } from '../rule';

/**
 * The name of a container is a DNS label.
 */
export const containerName: Rule = {
  id: 'container-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'The name of a container is a DNS label.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].name'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainerCommon',
  check: ({ containers }) =>
    containers.flatMap((container) => {
      const name = container.fields['name'];
      const problem = typeof name === 'string' ? dnsLabelProblem(name) : 'is no text';
      if (problem === undefined) return [];
      return [
        {
          container: container.name,
          path: `${container.path}.name`,
          value: name,
          message: valueText('the container name', name, problem),
          fix: 'give the container another name; the name of a helper is its construct id unless `name` is given.',
        },
      ];
    }),
};
