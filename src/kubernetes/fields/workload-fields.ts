import type { Fields } from '../json';
import type { KubernetesVersion } from '../version';
import { decoderOf, type FieldsDecoder } from './decoders';

/** The kinds that hold a Pod, by the API version in which every supported version of Kubernetes serves them. */
const SERVED: ReadonlyMap<string, string> = new Map([
  ['Pod', 'v1'],
  ['PodTemplate', 'v1'],
  ['ReplicationController', 'v1'],
  ['Deployment', 'apps/v1'],
  ['ReplicaSet', 'apps/v1'],
  ['DaemonSet', 'apps/v1'],
  ['StatefulSet', 'apps/v1'],
  ['Job', 'batch/v1'],
  ['CronJob', 'batch/v1'],
]);

/** The type of the Pod's spec; what stands in it has decoders of its own. */
export const POD_SPEC = 'PodSpec';

/** What a version knows of an object that holds a Pod; undefined for a kind that is not one of Kubernetes. */
export function objectDecoder(manifest: Fields, { minor }: KubernetesVersion): FieldsDecoder | undefined {
  const kind = manifest['kind'];
  if (typeof kind !== 'string' || SERVED.get(kind) !== manifest['apiVersion']) return undefined;
  return decoderOf(kind, minor);
}
