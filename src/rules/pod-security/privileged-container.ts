import { containerContexts } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

/** No container is privileged. */
export const privilegedContainer = podSecurityRule({
  id: 'privileged-container',
  standard: 'baseline',
  summary: 'No container is privileged.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].securityContext.privileged'],
  name: 'privileged',
  reason: 'privileged',
  violations: (pod) =>
    containerContexts(pod)
      .filter(({ fields }) => fields['privileged'] === true)
      .map(({ setter, path }) => ({
        path: `${path}.privileged`,
        detail: `${setter} must not set securityContext.privileged=true`,
        fix: 'remove privileged; of what it needs, a container can get single capabilities.',
      })),
});
