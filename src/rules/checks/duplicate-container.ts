import { FindingSeverity } from '../finding';
import { lastOf, makersText, repeated } from '../repeated';
import type { Rule } from '../rule';

/**
 * Two containers have different names, over all lists of the Pod.
 *
 * Fields: spec.{initContainers,containers,ephemeralContainers}[*].name
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, validateInitContainers
 */
export const duplicateContainer: Rule = {
  id: 'duplicate-container',
  severity: FindingSeverity.ERROR,
  summary: 'Two containers of a Pod have different names.',
  check: ({ containers, origins }) =>
    repeated(
      containers.filter(({ name }) => name !== ''),
      ({ name }) => name,
    ).map(({ key, items }) => {
      const makers = origins.makersOf({ type: 'container', name: key }, items.length);
      return {
        container: key,
        path: `${lastOf(items).path}.name`,
        value: key,
        construct: lastOf(makers),
        message: `${items.length} containers have the name "${key}": ${makersText(makers)}.`,
        fix: 'give one of them another name; the name of a helper is its construct id unless `name` is given.',
      };
    }),
};
