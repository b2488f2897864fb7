import { fieldsOf, listOf } from '../kubernetes/json';
import type { PodContainer } from './containers';

/** A place in a container that names a volume. */
export interface VolumeName {
  /** As it is written, whatever it is. */
  readonly name: unknown;
  /** The path of the name from the spec of the Pod. */
  readonly path: string;
}

/** Where a container names volumes: in its mounts, its block devices, and the files that variables are read from. */
export function volumeNamesIn({ path, fields }: PodContainer): VolumeName[] {
  return [
    ...namesIn(fields['volumeMounts'], (item) => fieldsOf(item)['name'], `${path}.volumeMounts[*].name`),
    ...namesIn(fields['volumeDevices'], (item) => fieldsOf(item)['name'], `${path}.volumeDevices[*].name`),
    ...namesIn(fields['env'], fileVolumeOf, `${path}.env[*].valueFrom.fileKeyRef.volumeName`),
  ];
}

function namesIn(list: unknown, nameOf: (item: unknown) => unknown, at: string): VolumeName[] {
  return listOf(list).map((item, index) => ({ name: nameOf(item), path: at.replace('*', String(index)) }));
}

function fileVolumeOf(variable: unknown): unknown {
  return fieldsOf(fieldsOf(fieldsOf(variable)['valueFrom'])['fileKeyRef'])['volumeName'];
}
