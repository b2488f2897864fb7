import { cleanPath } from '../kubernetes/clean-path';
import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';

/** A file that a volume lists. */
export interface VolumeFile {
  /** Its path in the volume. */
  readonly path: string;
  /** What is in it: a key of the ConfigMap or Secret, a field of the Pod such as `metadata.labels`, or `limits.cpu`. */
  readonly from: string;
  /** The container whose resource it is; absent for what is no resource. */
  readonly container?: string;
  /** Present if a later item makes the same file, so that it does not come from this one. */
  readonly isHidden?: true;
}

/**
 * The files of a `configMap`, `secret` or `downwardAPI` volume; undefined if it makes one for each key. Of two items with
 * one path the later one counts.
 *
 * Source: MakePayload in pkg/volume/configmap and pkg/volume/secret; pkg/volume/downwardapi, CollectData
 */
export function volumeFiles(type: string, volume: Fields): VolumeFile[] | undefined {
  const items = listOf(volume['items']).filter(isFields);
  if (items.length === 0 && type !== 'downwardAPI') return undefined;
  const files = items.map(volumeFile);
  const last = new Map(files.map(({ path }, index) => [cleanPath(path), index]));
  return files.map((file, index) => (last.get(cleanPath(file.path)) === index ? file : { ...file, isHidden: true }));
}

function volumeFile({ path, key, fieldRef, resourceFieldRef }: Fields): VolumeFile {
  const { resource, containerName } = fieldsOf(resourceFieldRef);
  const from = textOf(key) ?? textOf(fieldsOf(fieldRef)['fieldPath']) ?? textOf(resource) ?? '';
  const container = textOf(containerName);
  return { path: textOf(path) ?? '', from, ...(container && { container }) };
}
