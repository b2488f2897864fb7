import { isFields, listOf } from '../../kubernetes/json';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
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
        listOf(fields['volumeMounts']).some((mount) => isFields(mount) && mount['name'] === volume),
      );
      if (users.length >= 2) return [];
      const index = listOf(spec['volumes']).findIndex((item) => isFields(item) && item['name'] === volume);
      const only = users[0] ? `only "${users[0].name}" mounts` : 'no container mounts';
      return [
        {
          construct,
          ...(index >= 0 && { path: `volumes[${index}]` }),
          message: `${only} the shared volume "${volume}", so that nothing is shared.`,
          fix: "mount it in the other container too: name both in the SharedVolume's `mounts`, or in a helper's.",
        },
      ];
    }),
};
