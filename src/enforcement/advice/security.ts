import type { Finding } from '../../findings/finding';
import type { AdviceTable } from './advice';

/** What to write in code about the Pod Security Standards: a workload of cdk8s-plus has no option for some of it. */
export const SECURITY_ADVICE: AdviceTable = {
  'privilege-escalation': containerCode('allowPrivilegeEscalation: false'),
  'privileged-container': containerCode('privileged: false'),
  'run-as-non-root': containerCode('runAsNonRoot: true'),
  'run-as-user': containerCode('runAsUser: 65532'),
  'seccomp-profile': containerCode("seccompProfile: { type: 'RuntimeDefault' }"),
  'seccomp-profile-missing': () => podCode("seccompProfile: { type: 'RuntimeDefault' }"),
  'unrestricted-capabilities': containerCode("capabilities: { drop: ['ALL'] }"),
};

/** A merge into the container of the finding, or into the Pod if it names none. */
function containerCode(fields: string): (finding: Finding) => string {
  return ({ container }) =>
    container === undefined
      ? podCode(fields)
      : `PodTemplate.of(workload).mergeContainer('${container}', { securityContext: { ${fields} } });`;
}

function podCode(fields: string): string {
  return `PodTemplate.of(workload).mergeSpec({ securityContext: { ${fields} } });`;
}
