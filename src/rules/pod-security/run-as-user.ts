import { isInUserNamespace, securityContexts } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

/** Nothing chooses root as the user, except from 1.35 on in a Pod with its own users. */
export const runAsUser = podSecurityRule({
  id: 'run-as-user',
  standard: 'restricted',
  summary: 'No container is told to run as root.',
  fields: [
    'spec.securityContext.runAsUser',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.runAsUser',
    'spec.hostUsers',
  ],
  name: 'runAsUser',
  reason: 'runAsUser=0',
  violations: (pod) =>
    isInUserNamespace(pod)
      ? []
      : securityContexts(pod)
          .filter(({ fields }) => fields['runAsUser'] === 0)
          .map(({ setter, path }) => ({
            path: `${path}.runAsUser`,
            detail: `${setter} must not set runAsUser=0`,
            fix: 'set runAsUser to the number of another user, or remove it if the image has one.',
          })),
});
