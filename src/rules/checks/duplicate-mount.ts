import { textOf } from '../../kubernetes/json';
import { FindingSeverity } from '../finding';
import { lastOf, makersText, namedItems, repeated } from '../repeated';
import { quotedList } from '../../kubernetes/words';
import type { Rule } from '../rule';

/**
 * A container mounts one volume at a path.
 *
 * Fields: spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].mountPath
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumeMounts
 */
export const duplicateMount: Rule = {
  id: 'duplicate-mount',
  severity: FindingSeverity.ERROR,
  summary: 'A container mounts one volume at a path.',
  check: ({ containers, origins }) =>
    containers.flatMap((container) => {
      const mounts = namedItems(container.fields['volumeMounts'], `${container.path}.volumeMounts`, 'mountPath');
      return repeated(mounts, ({ name }) => name).map(({ key, items }) => {
        const makers = origins.makersOf({ type: 'mount', container: container.name, path: key }, items.length);
        const volumes = quotedList(items.map(({ fields }) => textOf(fields['name']) ?? ''));
        return {
          container: container.name,
          path: `${lastOf(items).path}.mountPath`,
          value: key,
          construct: lastOf(makers),
          message: `${items.length} mounts are at "${key}", of the volumes ${volumes}: ${makersText(makers)}.`,
          fix: 'mount one of them at another path.',
        };
      });
    }),
};
