import { forbiddenProfiles } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

/** No seccomp profile is switched off. */
export const seccompProfile = podSecurityRule({
  id: 'seccomp-profile',
  standard: 'baseline',
  summary: 'A seccomp profile is the default one of the runtime or a local one.',
  fields: [
    'spec.securityContext.seccompProfile.type',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.seccompProfile.type',
  ],
  name: 'seccompProfile_baseline',
  reason: 'seccompProfile',
  violations: (pod) =>
    forbiddenProfiles(pod, 'seccompProfile').map(({ setter, path, type }) => ({
      path: `${path}.seccompProfile.type`,
      detail: `${setter} must not set securityContext.seccompProfile.type to "${type}"`,
      fix: 'set type: RuntimeDefault, or Localhost with a localhostProfile that lists what the container needs.',
    })),
});
