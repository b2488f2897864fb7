import { differingFields, fieldsOf, type Fields } from '../../kubernetes/json';
import { environmentOf } from '../../pod/environment';
import type { Pod } from '../../pod/pod';
import { volumesOf, type PodVolume } from '../../pod/volumes';
import { keyOf } from '../objects/changed-objects';

/** How a container reads a ConfigMap or Secret, which decides when it sees a change. */
export type ReachWay =
  /** As a variable: never, until the container starts again. */
  | 'environment'
  /** As files of a volume of which a part is mounted by `subPath`: never, until the container starts again. */
  | 'subPath'
  /** As files of a volume: the kubelet writes them anew when it syncs the Pod next, within a minute and a half. */
  | 'volume';

/** A ConfigMap or Secret of which something changed. */
export interface ChangedConfiguration {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly namespace: string;
  readonly name: string;
  /** The keys whose values changed, came or went. */
  readonly keys: readonly string[];
}

/** A change of a ConfigMap or Secret as one container meets it. */
export interface ConfigurationReach {
  readonly container: string;
  readonly way: ReachWay;
}

/** What changed in a ConfigMap or Secret; undefined if its contents are the same, or for another kind. */
export function changedConfiguration(before: Fields, after: Fields): ChangedConfiguration | undefined {
  const { kind } = after;
  if ((kind !== 'ConfigMap' && kind !== 'Secret') || after['apiVersion'] !== 'v1') return undefined;
  const keys = differingFields(contentsOf(before), contentsOf(after));
  const { namespace, name } = keyOf(after);
  return keys.length === 0 ? undefined : { kind, namespace, name, keys };
}

function contentsOf({ data, binaryData }: Fields): Fields {
  return { ...fieldsOf(data), ...fieldsOf(binaryData) };
}

/**
 * Where a Pod that keeps running meets the change of a ConfigMap or Secret.
 *
 * Source: https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically,
 * pkg/kubelet/pod_workers.go, workerResyncIntervalJitterFactor
 */
export function configurationReach(
  pod: Pod,
  { kind, namespace, name, keys }: ChangedConfiguration,
): ConfigurationReach[] {
  if (keyOf(pod.manifest).namespace !== namespace || !pod.stored) return [];
  const { spec } = pod.stored;
  const from = kind === 'ConfigMap' ? 'configMap' : 'secret';
  const variables = environmentOf(spec).filter((each) => each.from === from && each.object === name);
  return once([
    ...variables
      .filter(({ key }) => key === '' || keys.includes(key))
      .map(({ container }) => ({ container, way: 'environment' as const })),
    ...volumesOf(spec)
      .filter((volume) => holds(volume, from, name))
      .flatMap(mountsOf),
  ]);
}

function holds({ type, source, sources = [] }: PodVolume, from: string, name: string): boolean {
  if (type === from) return source === name;
  return sources.some((part) => part.type === from && part.source === name);
}

function mountsOf({ mounts }: PodVolume): ConfigurationReach[] {
  return mounts
    .filter((mount) => mount.kind !== 'init')
    .map(({ container, subPath }) => ({ container, way: subPath === undefined ? 'volume' : 'subPath' }));
}

function once(reaches: readonly ConfigurationReach[]): ConfigurationReach[] {
  return [...new Map(reaches.map((reach) => [JSON.stringify(reach), reach])).values()];
}
