import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { parseImageReference } from '../../kubernetes/image';
import type { PodContainer } from '../../pod/containers';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * An image that is named by its digest is fetched once. It cannot change, so that the policy `Always` only makes each start
 * wait for the registry, and fail without it. Clusters in which Pods must not use each other's images ask for it anyway.
 */
export const digestPullPolicy: Rule = {
  id: 'digest-pull-policy',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'An image that is named by its digest is fetched once.',
  fields: ['spec.{initContainers,containers}[*].{image,imagePullPolicy}'],
  onlyWith: ['imagePullPolicy'],
  symptoms: [SYMPTOMS.imageError, SYMPTOMS.imageBackOff, SYMPTOMS.imageBackOffEvent],
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  check: ({ declared }) =>
    problemsOfEach(declared.filter(asksInVain), () => [
      {
        path: 'imagePullPolicy',
        message:
          'the image has a digest and cannot change, and imagePullPolicy Always asks the registry at each start.',
        fix: 'remove imagePullPolicy, or set it to IfNotPresent.',
      },
    ]),
};

function asksInVain({ fields: { image, imagePullPolicy } }: PodContainer): boolean {
  if (imagePullPolicy !== 'Always' || typeof image !== 'string') return false;
  return parseImageReference(image)?.digest !== undefined;
}
