import { fieldsOf } from '../../kubernetes/json';
import { securityContexts } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

/** No container runs as a process of a Windows node. */
export const windowsHostProcess = podSecurityRule({
  id: 'windows-host-process',
  standard: 'baseline',
  summary: 'No container runs as a process of a Windows node.',
  fields: [
    'spec.securityContext.windowsOptions.hostProcess',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.windowsOptions.hostProcess',
  ],
  name: 'windowsHostProcess',
  reason: 'hostProcess',
  violations: (pod) =>
    securityContexts(pod)
      .filter(({ fields }) => fieldsOf(fields['windowsOptions'])['hostProcess'] === true)
      .map(({ setter, path }) => ({
        path: `${path}.windowsOptions.hostProcess`,
        detail: `${setter} must not set securityContext.windowsOptions.hostProcess=true`,
        fix: 'remove hostProcess, or set it to false.',
      })),
});
