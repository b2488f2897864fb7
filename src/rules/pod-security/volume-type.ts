import { fieldsOf, isAbsent, listOf, textOf } from '../../kubernetes/json';
import { podSecurityRule } from '../pod-security-rule';

const ALLOWED = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** Every other type but hostPath, which is refused by `baseline` already. */
const REFUSED = [
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'gitRepo',
  'nfs',
  'iscsi',
  'glusterfs',
  'rbd',
  'flexVolume',
  'cinder',
  'cephfs',
  'flocker',
  'fc',
  'azureFile',
  'vsphereVolume',
  'quobyte',
  'azureDisk',
  'photonPersistentDisk',
  'portworxVolume',
  'scaleIO',
  'storageos',
];

/** A volume is a claim, ephemeral, or made of what the cluster knows: network storage goes through claims. */
export const volumeType = podSecurityRule({
  id: 'volume-type',
  standard: 'restricted',
  summary: 'A volume is a claim, ephemeral or made of objects of the cluster.',
  fields: [`spec.volumes[*].{${REFUSED.join(',')}}`],
  name: 'restrictedVolumes',
  reason: 'restricted volume types',
  violations: ({ spec }) =>
    listOf(spec['volumes'])
      .map(fieldsOf)
      .flatMap((volume, index) => {
        const type = REFUSED.find((source) => !isAbsent(volume[source]));
        if (type === undefined || ALLOWED.some((source) => !isAbsent(volume[source]))) return [];
        return {
          path: `volumes[${index}].${type}`,
          value: volume[type],
          data: { volume: textOf(volume['name']) ?? '' },
          detail: `volume "${textOf(volume['name']) ?? ''}" uses restricted volume type "${type}"`,
          fix: 'mount the storage through a persistentVolumeClaim.',
        };
      }),
});
