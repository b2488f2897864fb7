import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated, namedItems } from '../../findings/repeated';
import { cleanPath } from '../../kubernetes/clean-path';
import { quotedList } from '../../kubernetes/words';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';

/**
 * Two mounts of a container are not at one directory that is written in two ways, as /data and /data/. The API server
 * compares the texts only; in the container the later mount hides the other.
 */
export const sameDirectory: Rule = {
  id: 'same-directory',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'No two mounts of a container are at the same directory.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].mountPath'],
  onlyWith: ['volumeMounts'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumeMounts',
  check: ({ containers }) =>
    containers.flatMap(({ path, fields }) => {
      const mounts = namedItems(fields['volumeMounts'], `${path}.volumeMounts`, 'mountPath');
      return findRepeated(mounts, ({ name }) => cleanPath(name)).flatMap(({ items }) => {
        const names = [...new Set(items.map(({ name }) => name))];
        if (names.length < 2) return [];
        return [
          {
            ...repeatedAt(items.map((item) => `${item.path}.mountPath`)),
            message: `${quotedList(names)} are one directory, and the mount that comes later hides the other.`,
            fix: 'mount each of them at a path of its own.',
          },
        ];
      });
    }),
};
