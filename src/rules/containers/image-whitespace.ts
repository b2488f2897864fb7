import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

/** White space at either end as Go has it, which unlike JavaScript counts U+0085 and not U+FEFF. */
const WHITE_SPACE_AROUND = /^[\s\u0085]|[\s\u0085]$/;

/**
 * The image of a Pod neither begins nor ends with white space. The API server takes it in a template, where the cluster
 * may fill in the real one.
 */
export const imageWhitespace: Rule = {
  id: 'image-whitespace',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The image of an object of kind Pod neither begins nor ends with white space.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].image'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainerOnlyForPod',
  check: ({ kind, containers }) => {
    if (kind.templatePath.length > 0) return [];
    return problemsOfEach(containers, ({ fields: { image } }) => {
      if (!hasWhiteSpaceAround(image)) return [];
      const message = valueText('the image', image, 'begins or ends with white space');
      return [{ path: 'image', message, fix: 'remove the white space.' }];
    });
  },
};

/** Whether a value is a text that begins or ends with white space. */
export function hasWhiteSpaceAround(image: unknown): boolean {
  return typeof image === 'string' && WHITE_SPACE_AROUND.test(image.replaceAll('\uFEFF', 'x'));
}
