import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isAbsent } from '../../kubernetes/json';
import { objectDecoder } from '../../kubernetes/fields/workload-fields';
import type { Rule } from '../rule';

/** What is to run always has no deadline. */
export const endlessDeadline: Rule = {
  id: 'endless-deadline',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'The Pods of a workload that never ends have no deadline.',
  fields: ['spec.activeDeadlineSeconds'],
  onlyWith: ['activeDeadlineSeconds'],
  source: 'k8s.io/kubernetes/pkg/apis/apps/validation, ValidatePodTemplateSpecForReplicaSet',
  check: ({ kind, spec, manifest, target }) => {
    const isEndless =
      kind.restartPolicies.every((policy) => policy === 'Always') && objectDecoder(manifest, target.version);
    if (!isEndless || isAbsent(spec['activeDeadlineSeconds'])) return [];
    const message = `activeDeadlineSeconds is set, and a ${kind.kind} never ends.`;
    return [{ path: 'activeDeadlineSeconds', message, fix: 'remove it, or make it a Job.' }];
  },
};
