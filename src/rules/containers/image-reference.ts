import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import type { Problem } from '../../findings/problem';
import { parseImageReference } from '../../kubernetes/image';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';
import { hasWhiteSpaceAround } from './image-whitespace';

/**
 * The image of a container is a reference that a container runtime can read. The API server takes any text, since other
 * tools may fill in the real image: Flux replaces `${TAG}`, ko replaces `ko://…`, OpenShift replaces a blank.
 */
export const imageReference: Rule = {
  id: 'image-reference',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'The image of a container is a reference that a container runtime can read.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].image'],
  symptoms: [SYMPTOMS.invalidImage],
  source: 'k8s.io/kubernetes/pkg/kubelet/images, applyDefaultImageTag',
  check: ({ kind, containers }) =>
    problemsOfEach(containers, ({ fields: { image } }) => {
      if (typeof image !== 'string' || image === '') return [];
      const parsed = parseImageReference(image);
      if (parsed) return slipIn(image, parsed.tag);
      if (kind.templatePath.length === 0 && hasWhiteSpaceAround(image)) return [];
      return [
        {
          path: 'image',
          message: valueText('the image', image, 'is not a valid image reference'),
          fix: 'write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.',
        },
      ];
    }),
};

/** What JavaScript writes into a template literal for a value that is not there. */
function slipIn(image: string, tag: string | undefined): Problem[] {
  if (!image.includes('undefined') && !image.endsWith(':null')) return [];
  const folders = image.split('/');
  const [name = ''] = (folders.pop() ?? '').split(/[@:]/);
  const isPart = [...folders, name].includes('undefined');
  const slip = tag === 'null' ? 'null' : 'undefined';
  if (!isPart && tag !== slip) return [];
  return [
    {
      path: 'image',
      message: 'a part of the image is the word that JavaScript writes for a value that is not there.',
      fix: 'set the value that the image is made of, such as the environment variable with its tag.',
    },
  ];
}
