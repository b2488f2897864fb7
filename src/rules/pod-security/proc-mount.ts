import { isInUserNamespace, unmaskedProcMounts } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

/** The parts of /proc that a container runtime masks stay masked, except from 1.35 on in a Pod with its own users. */
export const procMount = podSecurityRule({
  id: 'proc-mount',
  standard: 'baseline',
  summary: 'No container that has the users of the node sees all of its /proc.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].securityContext.procMount', 'spec.hostUsers'],
  name: 'procMount_baseline',
  reason: 'procMount',
  violations: (pod) => (isInUserNamespace(pod) ? [] : unmaskedProcMounts(pod)),
});
