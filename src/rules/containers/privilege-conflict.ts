import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { problemsOfType } from '../typed-problems';
import type { Rule } from '../rule';

/** A container that must not gain privileges does not have all of them. */
export const privilegeConflict: Rule = {
  id: 'privilege-conflict',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A container that must not gain privileges is not privileged, and does not add CAP_SYS_ADMIN.',
  fields: [
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.{allowPrivilegeEscalation,privileged,capabilities}',
  ],
  onlyWith: ['allowPrivilegeEscalation'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateSecurityContext',
  check: (pod) =>
    problemsOfType(pod, 'SecurityContext', ({ allowPrivilegeEscalation, privileged, capabilities }) => {
      if (allowPrivilegeEscalation !== false) return [];
      const isAdmin = listOf(fieldsOf(capabilities)['add']).includes('CAP_SYS_ADMIN');
      return [
        ...(privileged === true ? [conflict('privileged is true')] : []),
        ...(isAdmin ? [conflict('capabilities.add has CAP_SYS_ADMIN')] : []),
      ];
    }),
};

function conflict(other: string): { message: string; fix: string } {
  return {
    message: `allowPrivilegeEscalation is false, and ${other}.`,
    fix: 'remove one of the two.',
  };
}
