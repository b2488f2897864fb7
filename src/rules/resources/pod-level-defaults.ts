import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isFields } from '../../kubernetes/json';
import { podLevelProblems } from '../pod-level-consistency';
import { RESOURCE_FIELDS } from '../written-resources';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';
import { writtenProblems } from './pod-level-resources';

/**
 * What the Pods of a template ask for as a whole holds what their containers ask for, once the defaults are set. The API
 * server takes the template, and refuses each Pod that is made from it.
 */
export const podLevelDefaults: Rule = {
  id: 'pod-level-defaults',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'With defaults set, what the Pods of a template ask for as a whole holds what their containers ask for.',
  fields: RESOURCE_FIELDS,
  onlyWith: ['resources'],
  symptoms: [SYMPTOMS.failedCreate],
  source: 'k8s.io/kubernetes/pkg/apis/core/v1, SetDefaults_Pod, and pkg/apis/core/validation, validatePodResources',
  check: (pod) => {
    const { kind, spec } = pod;
    if (kind.templatePath.length === 0 || !isFields(spec['resources']) || !pod.stored) return [];
    if (fieldsOf(spec['os'])['name'] === 'windows') return [];
    const refused = new Set(writtenProblems(pod).map(({ path }) => path));
    return podLevelProblems(pod.stored.spec, pod).filter(({ path }) => !refused.has(path));
  },
};
