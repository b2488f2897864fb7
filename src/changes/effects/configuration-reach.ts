import { append } from '../../kubernetes/append';
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

/** What changed in a ConfigMap or Secret; undefined if its contents are the same, or for another kind. */
export function changedConfiguration(before: Fields, after: Fields): ChangedConfiguration | undefined {
  const { kind } = after;
  if ((kind !== 'ConfigMap' && kind !== 'Secret') || after['apiVersion'] !== 'v1') return undefined;
  const keys = differingFields(contentsOf(before), contentsOf(after));
  const { namespace, name } = keyOf(after);
  return keys.length === 0 ? undefined : { kind, namespace, name, keys };
}

function contentsOf({ data, binaryData }: Fields): Fields {
  return binaryData === undefined ? fieldsOf(data) : { ...fieldsOf(data), ...fieldsOf(binaryData) };
}

/** How a container meets a change of a ConfigMap or Secret. */
export interface ConfigurationReach {
  readonly container: string;
  readonly way: ReachWay;
}

/** How the containers of a Pod read one ConfigMap or Secret. */
export interface ConfigurationUse {
  /** The containers that have a variable of it, with its key; an empty key stands for all of them. */
  readonly variables: { readonly container: string; readonly key: string }[];
  readonly files: ConfigurationReach[];
}

/** The text by which a ConfigMap or Secret is looked up. */
export function configurationText(kind: string, namespace: string, name: string): string {
  return JSON.stringify([kind, namespace, name]);
}

/** How the containers of a Pod read ConfigMaps and Secrets, by the texts of these. */
export function configurationUses(pod: Pod): ReadonlyMap<string, ConfigurationUse> {
  const uses = new Map<string, ConfigurationUse>();
  if (!pod.stored) return uses;
  const { spec } = pod.stored;
  const { namespace } = keyOf(pod.manifest);
  const useOf = (from: string, name: string | undefined): ConfigurationUse | undefined => {
    const kind = KINDS.get(from);
    if (kind === undefined || name === undefined) return undefined;
    const text = configurationText(kind, namespace, name);
    const use = uses.get(text) ?? { variables: [], files: [] };
    uses.set(text, use);
    return use;
  };
  for (const { container, from, object, key } of environmentOf(spec)) {
    useOf(from, object)?.variables.push({ container, key });
  }
  for (const volume of volumesOf(spec)) {
    const mounts = mountsOf(volume);
    const objects = KINDS.has(volume.type) ? [volume] : (volume.sources ?? []);
    for (const { type, source } of objects) append(useOf(type, source)?.files ?? [], mounts);
  }
  return uses;
}

const KINDS: ReadonlyMap<string, ChangedConfiguration['kind']> = new Map([
  ['configMap', 'ConfigMap'],
  ['secret', 'Secret'],
]);

function mountsOf({ mounts }: PodVolume): ConfigurationReach[] {
  return once(
    mounts
      .filter((mount) => mount.kind !== 'init')
      .map(({ container, subPath }) => ({ container, way: subPath === undefined ? 'volume' : 'subPath' })),
  );
}

/**
 * Where a Pod that keeps running meets a change of some keys.
 *
 * Source: https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically,
 * pkg/kubelet/pod_workers.go, workerResyncIntervalJitterFactor
 */
export function reachesOf({ variables, files }: ConfigurationUse, keys: ReadonlySet<string>): ConfigurationReach[] {
  const read = variables.filter(({ key }) => key === '' || keys.has(key));
  return once([...read.map(({ container }) => ({ container, way: 'environment' as const })), ...files]);
}

function once(reaches: readonly ConfigurationReach[]): ConfigurationReach[] {
  return [...new Map(reaches.map((reach) => [JSON.stringify(reach), reach])).values()];
}
