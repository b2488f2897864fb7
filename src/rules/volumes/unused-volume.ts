import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf, textOf } from '../../kubernetes/json';
import { volumeNamesIn } from '../../pod/volume-names';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A volume of a Pod is mounted by one of its containers. The kubelet prepares each volume all the same: a ConfigMap that
 * is not there, or a disk that cannot be attached, keeps the Pod from starting.
 */
export const unusedVolume: Rule = {
  id: 'unused-volume',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A volume of a Pod is used by one of its containers.',
  fields: ['spec.volumes[*].name', 'spec.{initContainers,containers}[*].{volumeMounts,volumeDevices}[*].name'],
  onlyWith: ['volumes'],
  symptoms: [SYMPTOMS.containerCreating, SYMPTOMS.pending, SYMPTOMS.failedMount, SYMPTOMS.unmountedVolumes],
  source: 'k8s.io/kubernetes/pkg/kubelet/volumemanager, WaitForAttachAndMount',
  check: ({ spec, containers }) => {
    const volumes = listOf(spec['volumes']).map((volume) => textOf(fieldsOf(volume)['name']) ?? '');
    if (volumes.length === 0) return [];
    const used = new Set(containers.flatMap(volumeNamesIn).map(({ name }) => name));
    return volumes.flatMap((name, index) => {
      if (name === '' || used.has(name)) return [];
      return [
        {
          path: `volumes[${index}]`,
          value: name,
          data: { volume: name, container: containers.find(({ kind }) => kind === 'app')?.name ?? '' },
          message: `no container mounts the volume "${name}", and the Pod still waits for it when it starts.`,
          fix: 'remove the volume, or mount it.',
        },
      ];
    });
  },
};
