import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * An image is fetched by a node that lacks it. The pull policy `Never` is for images that somebody loads onto each node,
 * as in a cluster on one machine; on any other node the container never starts.
 */
export const imageNeverPulled: Rule = {
  id: 'image-never-pulled',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A node that lacks an image may fetch it.',
  fields: ['spec.{initContainers,containers}[*].imagePullPolicy'],
  onlyWith: ['imagePullPolicy'],
  symptoms: [SYMPTOMS.neverPulled, SYMPTOMS.neverPulledEvent],
  source: 'k8s.io/kubernetes/pkg/kubelet/images, EnsureImageExists',
  check: ({ declared }) =>
    problemsOfEach(
      declared.filter(({ fields }) => fields['imagePullPolicy'] === 'Never'),
      ({ name }) => [
        {
          path: 'imagePullPolicy',
          message: `imagePullPolicy is Never: on a node without the image "${name}" does not start (ErrImageNeverPull).`,
          fix: 'remove imagePullPolicy, or set it to IfNotPresent, unless the image is loaded onto every node.',
        },
      ],
    ),
};
