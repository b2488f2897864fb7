import { isAbsent, type Fields } from '../kubernetes/json';

/**
 * The sources of a volume in the order in which the API server looks for one; it refuses the second one, and looks at
 * the first one only.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, validateVolumeSource.
 */
const VOLUME_SOURCES = [
  'emptyDir', 'hostPath', 'gitRepo', 'gcePersistentDisk', 'awsElasticBlockStore', 'secret', 'nfs', 'iscsi', 'glusterfs',
  'flocker', 'persistentVolumeClaim', 'rbd', 'cinder', 'cephfs', 'quobyte', 'downwardAPI', 'fc', 'flexVolume',
  'configMap', 'azureFile', 'vsphereVolume', 'photonPersistentDisk', 'portworxVolume', 'azureDisk', 'storageos',
  'projected', 'scaleIO', 'csi', 'ephemeral', 'image',
]; // prettier-ignore

/** The same for the handlers of probes and hooks. Source: validateHandler. */
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];

/** The types of which one field among several is looked at. */
const FIRST_OF: Readonly<Record<string, readonly string[]>> = {
  Volume: VOLUME_SOURCES,
  Probe: HANDLERS,
  LifecycleHandler: HANDLERS,
};

/** What only a container that keeps running may have. */
const CALLS = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'];

/** The fields of a type that one of several may stand in, in the order in which the API server looks at them. */
export function alternativesOf(typeName: string): readonly string[] {
  return FIRST_OF[typeName] ?? [];
}

/** The fields of an object into which the API server looks; what it refuses as a whole it does not judge in detail. */
export function judgedFields(fields: Fields, typeName: string, path: string): Fields {
  if (typeName === 'EphemeralContainer') return without(fields, CALLS);
  if (typeName === 'Container' && path.startsWith('init') && fields['restartPolicy'] !== 'Always')
    return without(fields, CALLS);
  const alternatives = FIRST_OF[typeName];
  if (!alternatives) return fields;
  const [, ...others] = alternatives.filter((name) => !isAbsent(fields[name]));
  return others.length === 0 ? fields : without(fields, others);
}

function without(fields: Fields, names: readonly string[]): Fields {
  if (!names.some((name) => name in fields)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
