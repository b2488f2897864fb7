import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { lackingFeatures } from '../lacking-features';
import type { Rule } from '../rule';

/**
 * The API server of the target keeps every field. One whose feature gate is off it drops without a word, so that the
 * cluster runs another Pod than the one written.
 */
export const fieldDropped: Rule = {
  id: 'field-dropped',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'The target cluster keeps every field that the Pod sets.',
  fields: ['the fields that a feature gate switches'],
  source: 'k8s.io/kubernetes/pkg/api/pod/util.go, DropDisabledPodFields',
  check: (pod) => lackingFeatures(pod, 'drops'),
};
