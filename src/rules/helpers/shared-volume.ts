import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { namedItems } from '../../findings/repeated';
import type { PodContainer } from '../../pod/containers';
import type { Rule } from '../rule';

/**
 * A shared volume is mounted on both sides: by at least two containers. At `/dev/shm` it is for the processes of one
 * container too, which otherwise have the 64 MiB that container runtimes mount there.
 */
export const sharedVolume: Rule = {
  id: 'shared-volume',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.CODE,
  summary: 'A shared volume is mounted by at least two containers, or by one at /dev/shm.',
  fields: ['spec.{initContainers,containers}[*].volumeMounts[*].{name,mountPath}'],
  source: 'https://kubernetes.io/docs/tasks/access-application-cluster/communicate-containers-same-pod-shared-volume/',
  check: ({ spec, containers, provenance }) =>
    [...provenance.sharedVolumes()].flatMap(([volume, construct]) => {
      const users = containers.filter((container) => mountsOf(container, volume).length > 0);
      const isSharedMemory = users.some((container) => mountsOf(container, volume).includes(SHARED_MEMORY));
      // A mount whose container is not there has a finding of its own.
      if (users.length >= 2 || isSharedMemory || provenance.hasUnplacedMount(volume)) return [];
      const path = namedItems(spec['volumes'], 'volumes', 'name').find(({ name }) => name === volume)?.path;
      const only = users[0] ? `only "${users[0].name}" mounts` : 'no container mounts';
      return [
        {
          construct,
          ...(path !== undefined && { path }),
          data: { volume },
          message: `${only} the shared volume "${volume}", so that nothing is shared.`,
          fix: 'mount the volume in a second container.',
        },
      ];
    }),
};

/** Where POSIX shared memory lives. */
const SHARED_MEMORY = '/dev/shm';

/** The paths at which a container mounts a volume. */
function mountsOf({ fields }: PodContainer, volume: string): unknown[] {
  return namedItems(fields['volumeMounts'], '', 'name')
    .filter(({ name }) => name === volume)
    .map((mount) => mount.fields['mountPath']);
}
