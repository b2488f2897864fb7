import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf, textOf } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

/** The volumes whose files follow the object that they are made of. */
const FOLLOWING: readonly (readonly [field: string, what: string])[] = [
  ['configMap', 'the ConfigMap'],
  ['secret', 'the Secret'],
  ['projected', 'what is projected'],
  ['downwardAPI', 'the Pod'],
];

/**
 * A file of a ConfigMap or Secret follows its object. Mounted by `subPath` it is the file as it was when the container
 * started: the kubelet replaces the directory, and the mount keeps the old file.
 */
export const subPathUpdate: Rule = {
  id: 'sub-path-update',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A file of a ConfigMap or Secret follows its object.',
  fields: [
    'spec.containers[*].volumeMounts[*].{name,subPath,subPathExpr}',
    'spec.volumes[*].{configMap,secret,projected,downwardAPI}',
  ],
  onlyWith: ['subPath', 'subPathExpr'],
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically',
  check: ({ spec, longRunning }) => {
    const following = followingVolumes(spec['volumes']);
    return following.size === 0 ? [] : problemsOfEach(longRunning, (container) => frozenFiles(container, following));
  },
};

function followingVolumes(volumes: unknown): ReadonlyMap<unknown, string> {
  const found = listOf(volumes).flatMap((item) => {
    const volume = fieldsOf(item);
    const source = FOLLOWING.find(([field]) => volume[field] !== undefined && volume[field] !== null);
    return source ? [[volume['name'], source[1]] as const] : [];
  });
  return new Map(found);
}

/** One of them stands for all files of a container. */
function frozenFiles({ fields }: PodContainer, following: ReadonlyMap<unknown, string>): ContainerProblem[] {
  const mounts = listOf(fields['volumeMounts']).map(fieldsOf);
  const index = mounts.findIndex(
    ({ name, subPath, subPathExpr }) => following.has(name) && Boolean(subPath ?? subPathExpr),
  );
  const mount = mounts[index];
  if (!mount) return [];
  const field = mount['subPath'] ? 'subPath' : 'subPathExpr';
  return [
    {
      path: `volumeMounts[${index}].${field}`,
      message: `${textOf(mount['mountPath']) ?? 'the file'} stays as it was when the container started: a mount with ${field} does not follow ${following.get(mount['name']) ?? ''}.`,
      fix: 'mount the whole volume at a directory of its own if the program reads its files again, or roll the Pods after a change.',
    },
  ];
}
