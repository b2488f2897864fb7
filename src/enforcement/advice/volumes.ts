import type { Finding } from '../../findings/finding';
import type { AdviceTable } from './advice';

/** What to write in code about findings in volumes. */
export const VOLUMES_ADVICE: AdviceTable = {
  'duplicate-volume': () => 'one SharedVolume with several `volumeMounts` is one volume for several containers.',
  'mount-volume': addVolume,
  'unused-volume': ({ data }) =>
    `PodTemplate.of(workload).addVolumeMount('${data?.['container'] ?? ''}', { name: '${data?.['volume'] ?? ''}', mountPath: '/${data?.['volume'] ?? ''}' });`,
  'writable-path': () => "`emptyDirs: [{ path: '/…' }]` of a helper mounts one.",
};

/** The line that adds the volume which a mount lacks. */
function addVolume({ value, data }: Finding): string {
  if (data?.['namedBy'] === 'object') return 'workload.addVolume(volume);';
  const name = value?.startsWith('"') ? value.slice(1, -1) : 'data';
  return `PodTemplate.of(workload).addVolume({ name: '${name}', emptyDir: {} });`;
}
