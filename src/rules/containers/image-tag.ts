import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { parseImageReference } from '../../kubernetes/image';
import { textOf } from '../../kubernetes/json';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * An image has a tag other than `latest`, or a digest. Without one, the next Pod runs what the registry has by then, and a
 * registry that cleans up can have nothing. What code makes is asked once it is written.
 */
export const imageTag: Rule = {
  id: 'image-tag',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'An image has a tag other than latest, or a digest.',
  fields: ['spec.{initContainers,containers}[*].image'],
  symptoms: [SYMPTOMS.imageBackOff, SYMPTOMS.imageBackOffEvent, SYMPTOMS.imageError],
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  check: ({ declared, isFromCode }) =>
    problemsOfEach(isFromCode ? [] : declared, ({ name, fields }) => {
      const reference = parseImageReference(textOf(fields['image']) ?? '');
      if (!reference || reference.digest !== undefined || !IS_MUTABLE.has(reference.tag)) return [];
      const what = reference.tag === undefined ? 'has no tag, which means latest' : 'has the tag latest';
      return [
        {
          path: 'image',
          message: `the image of "${name}" ${what}: the next Pod runs what the registry has by then.`,
          fix: 'name the tag of a release, or a digest.',
        },
      ];
    }),
};

const IS_MUTABLE: ReadonlySet<string | undefined> = new Set([undefined, 'latest']);
