import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { namedItems } from '../../findings/repeated';
import type { Rule } from '../rule';

/**
 * A shared volume is mounted on both sides: by at least two containers.
 */
export const sharedVolume: Rule = {
  id: 'shared-volume',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.CODE,
  summary: 'A shared volume is mounted by at least two containers.',
  fields: ['spec.{initContainers,containers}[*].volumeMounts[*].name'],
  source: 'https://kubernetes.io/docs/tasks/access-application-cluster/communicate-containers-same-pod-shared-volume/',
  check: ({ spec, containers, provenance }) =>
    [...provenance.sharedVolumes()].flatMap(([volume, construct]) => {
      const users = containers.filter(({ fields }) =>
        namedItems(fields['volumeMounts'], '', 'name').some(({ name }) => name === volume),
      );
      // A mount whose container is not there has a finding of its own.
      if (users.length >= 2 || provenance.hasUnplacedMount(volume)) return [];
      const path = namedItems(spec['volumes'], 'volumes', 'name').find(({ name }) => name === volume)?.path;
      const only = users[0] ? `only "${users[0].name}" mounts` : 'no container mounts';
      return [
        {
          construct,
          ...(path !== undefined && { path }),
          message: `${only} the shared volume "${volume}", so that nothing is shared.`,
          fix: 'mount the volume in a second container.',
        },
      ];
    }),
};
