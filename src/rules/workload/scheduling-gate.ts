import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { listOf, textOf } from '../../kubernetes/json';
import type { Rule } from '../rule';

/** A Pod that is not to be scheduled yet has no node. */
export const schedulingGate: Rule = {
  id: 'scheduling-gate',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'An object of kind Pod with scheduling gates names no node.',
  fields: ['spec.{nodeName,schedulingGates}'],
  onlyWith: ['schedulingGates'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidatePodCreate',
  check: ({ kind, stored }) => {
    const name = textOf(stored?.spec['nodeName']);
    if (kind.templatePath.length > 0 || !name || listOf(stored?.spec['schedulingGates']).length === 0) return [];
    const message = `the Pod has scheduling gates, and is on the node ${JSON.stringify(name)} already.`;
    return [{ path: 'nodeName', message, fix: 'remove nodeName, or the scheduling gates.' }];
  },
};
