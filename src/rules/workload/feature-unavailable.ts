import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { lackingFeatures } from '../lacking-features';
import type { Rule } from '../rule';

/**
 * The API server of the target takes every field: it refuses those that its version does not know yet, or no longer, and
 * some values that a feature gate must allow.
 */
export const featureUnavailable: Rule = {
  id: 'feature-unavailable',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueNotSupported',
  summary: 'The target cluster takes every field that the Pod sets.',
  fields: ['the fields that not every version of Kubernetes has'],
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  check: (pod) => lackingFeatures(pod, 'refuses'),
};
