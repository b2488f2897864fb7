import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * The kubelet may pull the image of a container. With the policy `Never` the container starts only on nodes to which
 * somebody has brought the image, which fits a test cluster on one machine.
 */
export const imageNeverPulled: Rule = {
  id: 'image-never-pulled',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The kubelet may pull the image of a container.',
  fields: ['spec.{initContainers,containers}[*].imagePullPolicy'],
  symptoms: [SYMPTOMS.neverPulled, SYMPTOMS.neverPulledEvent],
  source: 'k8s.io/kubernetes/pkg/kubelet/images, imageManager.EnsureImageExists',
  check: ({ declared }) =>
    problemsOfEach(declared, ({ name, fields }) => {
      if (fields['imagePullPolicy'] !== 'Never') return [];
      return [
        {
          path: 'imagePullPolicy',
          message: `the image of "${name}" is never pulled: it starts only on nodes that have the image already.`,
          fix: 'set imagePullPolicy to IfNotPresent, or remove it.',
        },
      ];
    }),
};
