import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, listOf, textOf } from '../../kubernetes/json';
import { quotedFirst } from '../../kubernetes/words';
import { claimsOf } from '../../pod/claims';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A volume that outlives its Pods is not walked through at each start. With `fsGroup` the kubelet gives every file of a
 * volume to the group before it starts the containers, which takes minutes if there are millions.
 */
export const groupChangePolicy: Rule = {
  id: 'group-change-policy',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A Pod with an fsGroup does not walk through its claims at each start.',
  fields: ['spec.securityContext.{fsGroup,fsGroupChangePolicy}', 'spec.volumes[*].persistentVolumeClaim'],
  onlyWith: ['fsGroup'],
  symptoms: [SYMPTOMS.containerCreating, SYMPTOMS.settingOwnership],
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods',
  check: (pod) => {
    const { fsGroup, fsGroupChangePolicy } = fieldsOf(pod.spec['securityContext']);
    const claims = isAbsent(fsGroup) || fsGroupChangePolicy === 'OnRootMismatch' ? [] : claimedVolumes(pod);
    if (claims.length === 0) return [];
    return [
      {
        path: 'securityContext.fsGroupChangePolicy',
        message: `before each start the kubelet gives every file of ${quotedFirst(claims, 3)} to the group ${String(fsGroup)}, however many there are.`,
        fix: 'set fsGroupChangePolicy to OnRootMismatch, which looks at the top directory first.',
      },
    ];
  },
};

function claimedVolumes({ spec, manifest }: Pod): string[] {
  const volumes = listOf(spec['volumes']).flatMap((item) => {
    const { name, persistentVolumeClaim } = fieldsOf(item);
    return isAbsent(persistentVolumeClaim) || fieldsOf(persistentVolumeClaim)['readOnly'] === true
      ? []
      : (textOf(name) ?? []);
  });
  return [...new Set([...volumes, ...claimsOf(manifest)])];
}
