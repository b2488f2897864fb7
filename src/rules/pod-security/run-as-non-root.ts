import type { Pod } from '../../pod/pod';
import { contextsWithout, isInUserNamespace, securityContexts } from '../admitted-pod';
import { podSecurityRule, type Violation } from '../pod-security-rule';

/** No container may run as root, except from 1.35 on in a Pod with its own users. */
export const runAsNonRoot = podSecurityRule({
  id: 'run-as-non-root',
  standard: 'restricted',
  summary: 'Each container must run as another user than root.',
  fields: [
    'spec.securityContext.runAsNonRoot',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.runAsNonRoot',
    'spec.hostUsers',
  ],
  name: 'runAsNonRoot',
  reason: 'runAsNonRoot != true',
  violations: (pod) => (isInUserNamespace(pod) ? [] : [...switchedOff(pod), ...missing(pod)]),
});

function switchedOff(pod: Pod): Violation[] {
  return securityContexts(pod)
    .filter(({ fields }) => fields['runAsNonRoot'] === false)
    .map(({ setter, path }) => ({
      path: `${path}.runAsNonRoot`,
      detail: `${setter} must not set securityContext.runAsNonRoot=false`,
      fix: 'set runAsNonRoot: true, with an image that runs as another user.',
    }));
}

function missing(pod: Pod): Violation[] {
  return contextsWithout(pod, 'runAsNonRoot').map(({ setter, path }) => ({
    path: `${path}.runAsNonRoot`,
    detail: `pod or ${setter} must set securityContext.runAsNonRoot=true`,
    fix: 'set runAsNonRoot: true in the securityContext of the Pod or of the container.',
  }));
}
