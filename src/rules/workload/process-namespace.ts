import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * The containers of a Pod share a process namespace of their own, or that of the node, not both.
 */
export const processNamespace: Rule = {
  id: 'process-namespace',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A Pod that shares its process namespace does not use that of the node.',
  fields: ['spec.shareProcessNamespace', 'spec.hostPID'],
  onlyWith: ['hostPID'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validatePodSpecSecurityContext',
  check: ({ spec }) => {
    if (spec['shareProcessNamespace'] !== true || spec['hostPID'] !== true) return [];
    return [
      {
        path: 'shareProcessNamespace',
        message: 'shareProcessNamespace and hostPID must not both be true: a Pod has one process namespace.',
        fix: 'remove one of the two.',
      },
    ];
  },
};
