import { FindingSeverity } from '../finding';
import type { Part } from '../origins';
import { lastOf, makersText, namedItems, repeated } from '../repeated';
import type { Rule } from '../rule';

/**
 * A helper does not set a variable that a container has already. The API server takes both, unless they come by
 * server-side apply, and the last one wins. What the workload itself sets twice is left to it.
 *
 * Fields: spec.{initContainers,containers}[*].env[*].name
 * Source: k8s.io/kubernetes/pkg/api/pod/warnings.go
 */
export const duplicateVariable: Rule = {
  id: 'duplicate-variable',
  severity: FindingSeverity.ERROR,
  summary: 'A helper sets a variable that the container does not have yet.',
  check: ({ containers, origins }) =>
    containers.flatMap((container) => {
      const variables = namedItems(container.fields['env'], `${container.path}.env`, 'name');
      return repeated(variables, ({ name }) => name).flatMap(({ key, items }) => {
        const part: Part = { type: 'variable', container: container.name, name: key };
        if (!origins.isBrought(part)) return [];
        const makers = origins.makersOf(part, items.length);
        return {
          container: container.name,
          path: `${lastOf(items).path}.name`,
          value: key,
          construct: lastOf(makers),
          message: `the variable ${key} is set ${items.length} times: ${makersText(makers)}.`,
          fix: 'remove it from one side, or choose another name for it.',
        };
      });
    }),
};
