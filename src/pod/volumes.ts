import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { containersOf, type ContainerKind, type PodContainer } from './containers';
import { projectedSources, type ProjectedSource } from './projected-sources';
import { volumeFiles, type VolumeFile } from './volume-files';

/** A mount of a volume in a container. */
export interface VolumeMount {
  readonly container: string;
  readonly kind: ContainerKind;
  /** The directory, file or (for a block volume) device in the container. */
  readonly path: string;
  /** Whether the mount says so. What a container can really do is in `access`. */
  readonly readOnly: boolean;
  /** Whether the container can write: it cannot if the volume itself is read-only, as a ConfigMap is. */
  readonly access: 'read' | 'write';
  /** The part of the volume that is mounted, if it is not all of it. */
  readonly subPath?: string;
  /** Present if the container gets the raw block device. */
  readonly isDevice?: true;
}

/** A volume of a Pod, and who mounts it. */
export interface PodVolume {
  readonly name: string;
  /** The field that makes it: `emptyDir`, `configMap`, `persistentVolumeClaim` …; empty if no volume has the name. */
  readonly type: string;
  /** The object behind it: the name of the ConfigMap, Secret or claim, the path of the node, the image. */
  readonly source?: string;
  /** Where an emptyDir keeps its files, unless it is the node's disk. */
  readonly medium?: string;
  /** How much an emptyDir may hold. */
  readonly sizeLimit?: string;
  /** What a projected volume is made of. */
  readonly sources?: readonly ProjectedSource[];
  /** The files that a `configMap`, `secret` or `downwardAPI` volume lists; absent if it makes one for each key. */
  readonly files?: readonly VolumeFile[];
  readonly mounts: readonly VolumeMount[];
  /** The containers that mount it, if there are two or more. */
  readonly sharedBy: readonly string[];
}

/**
 * Volumes that no container can write to, whatever its mount says.
 *
 * Source: k8s.io/kubernetes/pkg/kubelet, makeMounts (mustMountRO), and GetAttributes of the volume plugins.
 */
const READ_ONLY_TYPES = new Set(['configMap', 'secret', 'downwardAPI', 'projected', 'image']);

/** Volumes that list their files. */
const LISTING_TYPES = new Set(['configMap', 'secret', 'downwardAPI']);

/** Where a volume names the object behind it. */
const SOURCE_FIELDS: ReadonlyMap<string, string> = new Map([
  ['configMap', 'name'],
  ['secret', 'secretName'],
  ['persistentVolumeClaim', 'claimName'],
  ['hostPath', 'path'],
  ['image', 'reference'],
  ['csi', 'driver'],
  ['nfs', 'path'],
]);

/**
 * The volumes of a Pod in the order of its spec, each with all its mounts. A name that a container mounts and no volume
 * has stands last, without a type. Of two volumes with one name, which no API server takes, the first has the mounts.
 *
 * @param claims - claims that the workload adds to the Pod as volumes, as a StatefulSet does; they replace volumes of
 * the same name. Source: k8s.io/kubernetes/pkg/controller/statefulset/stateful_set_utils.go, updateStorage.
 */
export function volumesOf(spec: Fields, claims: readonly string[] = []): PodVolume[] {
  const mounts = mountsByVolume(containersOf(spec));
  const claimed = new Set(claims);
  const declared = listOf(spec['volumes'])
    .filter(isFields)
    .map((volume) => ({ name: textOf(volume['name']) ?? '', volume }))
    .filter(({ name }) => !claimed.has(name));
  const named = [...declared, ...claims.map((name) => ({ name, volume: { persistentVolumeClaim: {} } }))];
  return [
    ...named.map(({ name, volume }) => podVolume(name, volume, taken(mounts, name))),
    ...[...mounts].map(([name, found]) => ({ name, type: '', ...withSharing(mountsOf('', {}, found)) })),
  ];
}

/** The mounts of a volume, each of which belongs to one volume. */
function taken(mounts: Map<string, WrittenMount[]>, name: string): readonly WrittenMount[] {
  const found = mounts.get(name) ?? [];
  mounts.delete(name);
  return found;
}

interface WrittenMount {
  readonly container: PodContainer;
  readonly fields: Fields;
  readonly isDevice: boolean;
}

function mountsByVolume(containers: readonly PodContainer[]): Map<string, WrittenMount[]> {
  const byVolume = new Map<string, WrittenMount[]>();
  for (const mount of containers.flatMap(writtenMounts)) {
    const name = textOf(mount.fields['name']) ?? '';
    const found = byVolume.get(name);
    if (found) found.push(mount);
    else byVolume.set(name, [mount]);
  }
  return byVolume;
}

function writtenMounts(container: PodContainer): WrittenMount[] {
  const mounts = itemsOf(container, 'volumeMounts', false);
  return container.fields['volumeDevices'] === undefined
    ? mounts
    : mounts.concat(itemsOf(container, 'volumeDevices', true));
}

function itemsOf(container: PodContainer, list: string, isDevice: boolean): WrittenMount[] {
  const items = listOf(container.fields[list]).filter(isFields);
  return items.map((fields) => ({ container, fields, isDevice }));
}

function podVolume(name: string, volume: Fields, written: readonly WrittenMount[]): PodVolume {
  const type = Object.keys(volume).find((key) => key !== 'name' && isFields(volume[key])) ?? 'emptyDir';
  const fields = fieldsOf(volume[type]);
  return { name, type, ...detailsOf(type, fields), ...withSharing(mountsOf(type, fields, written)) };
}

type VolumeDetails = Pick<PodVolume, 'source' | 'medium' | 'sizeLimit' | 'sources' | 'files'>;

function detailsOf(type: string, fields: Fields): VolumeDetails {
  if (type === 'emptyDir') return emptyDirDetails(fields);
  if (type === 'projected') return { sources: projectedSources(fields) };
  const source = textOf(fields[SOURCE_FIELDS.get(type) ?? '']);
  const files = LISTING_TYPES.has(type) ? volumeFiles(type, fields) : undefined;
  return { ...(source && { source }), ...(files && { files }) };
}

function emptyDirDetails(fields: Fields): VolumeDetails {
  const medium = textOf(fields['medium']);
  const limit = fields['sizeLimit'];
  const sizeLimit = typeof limit === 'number' || typeof limit === 'bigint' ? String(limit) : textOf(limit);
  return { ...(medium && { medium }), ...(sizeLimit && { sizeLimit }) };
}

function mountsOf(type: string, fields: Fields, written: readonly WrittenMount[]): VolumeMount[] {
  const isReadOnly = READ_ONLY_TYPES.has(type) || fields['readOnly'] === true;
  return written.map((mount) => volumeMount(mount, isReadOnly));
}

function withSharing(mounts: readonly VolumeMount[]): Pick<PodVolume, 'mounts' | 'sharedBy'> {
  const users = [...new Set(mounts.map(({ container }) => container))];
  return { mounts, sharedBy: users.length > 1 ? users : [] };
}

function volumeMount(
  { container: { name, kind }, fields, isDevice }: WrittenMount,
  isReadOnlyVolume: boolean,
): VolumeMount {
  const readOnly = fields['readOnly'] === true;
  const access = readOnly || isReadOnlyVolume ? 'read' : 'write';
  const path = textOf(fields[isDevice ? 'devicePath' : 'mountPath']) ?? '';
  const mount: VolumeMount = { container: name, kind, path, readOnly, access };
  const subPath = textOf(fields['subPath']) || textOf(fields['subPathExpr']);
  if (!subPath && !isDevice) return mount;
  return { ...mount, ...(subPath && { subPath }), ...(isDevice && { isDevice }) };
}
