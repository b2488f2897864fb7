import { nameOf, type VolumeReference } from '../../plus/pod-references';
import type { HelperVolumeMount } from './mounts';

/** Log files on a volume of the Pod, and where a helper finds it. */
export interface LogVolume {
  readonly volume: string | VolumeReference;
  readonly path: string;
}

/** Whether a pattern of files leads out of the volume with the logs. */
export function leavesVolume(pattern: string): boolean {
  return pattern.startsWith('/') || pattern.split('/').includes('..');
}

/** The mounts of volumes with logs, which can only be read. Several kinds of files can be in one volume. */
export function logMounts(volumes: readonly LogVolume[]): HelperVolumeMount[] {
  const isFirst = ({ volume, path }: LogVolume, index: number): boolean =>
    volumes.findIndex((other) => nameOf(other.volume) === nameOf(volume) && other.path === path) === index;
  return volumes.filter(isFirst).map(({ volume, path }) => ({ volume, path, readOnly: true }));
}
