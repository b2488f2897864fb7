import type { Finding } from '../../findings/finding';
import type { AdviceTable } from './advice';
import { mergeContainer, mergeSpec, removeField } from './at-field';

/** What to write in code about the Pod Security Standards: a workload of cdk8s-plus has no option for some of it. */
export const SECURITY_ADVICE: AdviceTable = {
  'added-capability': containerCode('capabilities: { add: null }'),
  'apparmor-profile': (finding) => annotationCode(finding) ?? PROFILE_CODE(finding),
  'forbidden-sysctl': () => podCode('sysctls: null'),
  'handler-host': removeField,
  'host-namespaces': removeField,
  'host-path-volume': emptyDirCode,
  'host-port': portCode,
  'privilege-escalation': containerCode('allowPrivilegeEscalation: false'),
  'privileged-container': containerCode('privileged: false'),
  'proc-mount': removeField,
  'restricted-proc-mount': removeField,
  'run-as-non-root': containerCode('runAsNonRoot: true'),
  'run-as-user': containerCode('runAsUser: 65532'),
  'seccomp-profile': containerCode("seccompProfile: { type: 'RuntimeDefault' }"),
  'selinux-options': removeField,
  'seccomp-profile-missing': () => podCode("seccompProfile: { type: 'RuntimeDefault' }"),
  'unrestricted-capabilities': containerCode("capabilities: { drop: ['ALL'] }"),
  'volume-type': claimCode,
  'windows-host-process': removeField,
};

const PROFILE_CODE = containerCode("appArmorProfile: { type: 'RuntimeDefault' }");

/** Profiles stood in annotations before they were fields. */
function annotationCode({ location }: Finding): string | undefined {
  const [, key] = /metadata\.annotations\[(.+)\]$/.exec(location?.path ?? '') ?? [];
  return key === undefined
    ? undefined
    : `PodTemplate.of(workload).mergePatch({ metadata: { annotations: { '${key}': null } } });`;
}

function emptyDirCode({ data }: Finding): string {
  return mergeSpec(`{ volumes: [{ name: '${data?.['volume'] ?? ''}', emptyDir: {} }] }`);
}

function claimCode({ data }: Finding): string {
  const claim = "persistentVolumeClaim: { claimName: '…' }";
  return mergeSpec(`{ volumes: [{ name: '${data?.['volume'] ?? ''}', ${claim} }] }`);
}

/** With hostNetwork every port is one of the node, whatever else stands there. */
function portCode({ container = '', data }: Finding): string {
  const port = data?.['containerPort'];
  if (port === undefined) return mergeSpec('{ hostNetwork: null }');
  return mergeContainer(container, `{ ports: [{ ${port}, hostPort: null }] }`);
}

/** A merge into the container of the finding, or into the Pod if it names none. */
function containerCode(fields: string): (finding: Finding) => string {
  return ({ container }) =>
    container === undefined ? podCode(fields) : mergeContainer(container, `{ securityContext: { ${fields} } }`);
}

function podCode(fields: string): string {
  return mergeSpec(`{ securityContext: { ${fields} } }`);
}
