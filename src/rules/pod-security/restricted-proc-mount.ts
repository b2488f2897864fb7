import { isInUserNamespace, unmaskedProcMounts } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

/** The parts of /proc that a container runtime masks stay masked also in a Pod with its own users. */
export const restrictedProcMount = podSecurityRule({
  id: 'restricted-proc-mount',
  standard: 'restricted',
  summary: 'No container sees all of its /proc, whatever users it has.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].securityContext.procMount', 'spec.hostUsers'],
  name: 'procMount_restricted',
  reason: 'procMount',
  violations: (pod) => (isInUserNamespace(pod) ? unmaskedProcMounts(pod) : []),
});
