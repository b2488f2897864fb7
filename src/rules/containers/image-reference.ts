import { parseImageReference } from '../../kubernetes/image';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import type { Rule } from '../rule';

/**
 * The image of a container is a reference that a container runtime can read.
 */
export const imageReference: Rule = {
  id: 'image-reference',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'The image of a container can be read as an image reference.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].image'],
  source: 'k8s.io/kubernetes/pkg/kubelet/images, applyDefaultImageTag (the container waits with InvalidImageName)',
  check: ({ containers }) =>
    containers.flatMap(({ name, path, fields }) => {
      const { image } = fields;
      if (typeof image === 'string' && parseImageReference(image)) return [];
      return [
        {
          container: name,
          path: `${path}.image`,
          value: image,
          message: valueText('the image', image, 'is no image reference'),
          fix: 'write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.',
        },
      ];
    }),
};
