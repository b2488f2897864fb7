import { containerContexts, isForWindows } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

/** No process of a container can get more privileges than the one that started it. Windows has no such setting. */
export const privilegeEscalation = podSecurityRule({
  id: 'privilege-escalation',
  standard: 'restricted',
  summary: 'Each container of Linux forbids privilege escalation.',
  fields: [
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.allowPrivilegeEscalation',
    'spec.os.name',
  ],
  name: 'allowPrivilegeEscalation',
  reason: 'allowPrivilegeEscalation != false',
  violations: (pod) => {
    if (isForWindows(pod)) return [];
    return containerContexts(pod)
      .filter(({ fields }) => fields['allowPrivilegeEscalation'] !== false)
      .map(({ setter, path }) => ({
        path: `${path}.allowPrivilegeEscalation`,
        detail: `${setter} must set securityContext.allowPrivilegeEscalation=false`,
        fix: 'set allowPrivilegeEscalation: false in the securityContext of the container.',
      }));
  },
});
