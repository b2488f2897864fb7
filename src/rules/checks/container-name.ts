import { dnsLabelProblem } from '../../kubernetes/names';
import { FindingSeverity } from '../finding';
import { valueText } from '../text';
import type { Rule } from '../rule';

/**
 * The name of a container is a DNS label.
 *
 * Fields: spec.{initContainers,containers,ephemeralContainers}[*].name
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, validateContainerCommon
 */
export const containerName: Rule = {
  id: 'container-name',
  severity: FindingSeverity.ERROR,
  summary: 'The name of a container is a DNS label.',
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
