import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { labelValueProblem, qualifiedNameProblem } from '../../kubernetes/names';
import { metadataEntries } from '../metadata-entries';
import type { Rule } from '../rule';

/** The labels of the Pod have keys and values that the API server takes. */
export const podLabel: Rule = {
  id: 'pod-label',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A label of the Pod has a key and a value that are valid.',
  fields: ['metadata.labels'],
  onlyWith: ['labels'],
  source: 'k8s.io/apimachinery/pkg/apis/meta/v1/validation, ValidateLabels',
  check: (pod) =>
    metadataEntries(pod, 'labels').flatMap(({ key, value, place }) => {
      if (typeof value !== 'string') return [];
      const [ofKey, ofValue] = [qualifiedNameProblem(key), labelValueProblem(value)];
      return [
        ...(ofKey === undefined
          ? []
          : [{ ...place(), message: `the key ${JSON.stringify(key)} of a label ${ofKey}.`, fix: KEY }]),
        ...(ofValue === undefined
          ? []
          : [{ ...place(), message: `the value of the label ${JSON.stringify(key)} ${ofValue}.`, fix: VALUE }]),
      ];
    }),
};

const KEY = 'write it as in team or example.com/team.';
const VALUE = 'shorten or correct the value, or make it an annotation, which takes any text.';
