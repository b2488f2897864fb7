import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { isAbsent } from '../../kubernetes/json';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

/**
 * A container has an image, also in a template: what a tool fills in later stands there as a placeholder.
 */
export const imageMissing: Rule = {
  id: 'image-missing',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueRequired',
  summary: 'A container has an image.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].image'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainerCommon',
  check: ({ containers }) =>
    problemsOfEach(containers, ({ fields: { image } }) => {
      if (!isAbsent(image) && image !== '') return [];
      return [
        {
          path: 'image',
          message: valueText('the image', image, 'is empty'),
          fix: 'write the image as a string, such as "registry.example.com/shop:1.4.0".',
        },
      ];
    }),
};
