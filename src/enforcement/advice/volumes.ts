import type { Finding } from '../../findings/finding';
import type { AdviceTable } from './advice';

/** What to write in code about findings in volumes. */
export const VOLUMES_ADVICE: AdviceTable = {
  'duplicate-volume': () => 'one SharedVolume with several `mounts` is one volume for several containers.',
  'mount-volume': sharedVolume,
};

/** The line that adds the volume, for the container that mounts it. */
function sharedVolume({ container, value }: Finding): string {
  const name = value?.startsWith('"') ? value.slice(1, -1) : 'data';
  return `new SharedVolume(workload, '${name}', { mounts: [{ container: '${container ?? 'web'}', path: '/data' }] });`;
}
