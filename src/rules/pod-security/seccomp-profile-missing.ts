import { contextsWithout, isForWindows } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

/** Each container has a seccomp profile, its own or that of the Pod. Windows has none. */
export const seccompProfileMissing = podSecurityRule({
  id: 'seccomp-profile-missing',
  standard: 'restricted',
  summary: 'Each container of Linux has a seccomp profile.',
  fields: [
    'spec.securityContext.seccompProfile.type',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.seccompProfile.type',
    'spec.os.name',
  ],
  name: 'seccompProfile_restricted',
  reason: 'seccompProfile',
  violations: (pod) => {
    if (isForWindows(pod)) return [];
    return contextsWithout(pod, 'seccompProfile').map(({ setter, path }) => ({
      path: `${path}.seccompProfile`,
      detail: `pod or ${setter} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
      fix: 'set seccompProfile: {type: RuntimeDefault} in the securityContext of the Pod or of the container.',
    }));
  },
});
