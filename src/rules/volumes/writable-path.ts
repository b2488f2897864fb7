import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { parseImageReference } from '../../kubernetes/image';
import { fieldsOf, isAbsent, listOf, textOf } from '../../kubernetes/json';
import { trimmedEnd } from '../../kubernetes/trimmed-end';
import { listed } from '../../kubernetes/words';
import type { PodContainer } from '../../pod/containers';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/** A program that does not start if it cannot write somewhere. */
interface WritingImage {
  readonly repositories: readonly string[];
  /** The directories, each with those above it that serve as well. */
  readonly directories: readonly (readonly string[])[];
  /** Where its configuration is, which can name other directories. */
  readonly configuration: string;
}

/** Source: the build files and default configurations of the images. */
const WRITING: readonly WritingImage[] = [
  {
    repositories: ['library/nginx'],
    directories: [
      ['/var/cache/nginx', '/var/cache'],
      ['/var/run', '/run'],
    ],
    configuration: '/etc/nginx',
  },
  {
    repositories: ['nginxinc/nginx-unprivileged', 'nginx/nginx-unprivileged'],
    directories: [['/tmp']],
    configuration: '/etc/nginx',
  },
  {
    repositories: ['library/httpd'],
    directories: [['/usr/local/apache2/logs']],
    configuration: '/usr/local/apache2/conf',
  },
  {
    repositories: ['library/postgres'],
    directories: [['/var/run/postgresql', '/var/run', '/run/postgresql', '/run']],
    configuration: '/etc/postgresql',
  },
];

/**
 * A well-known program whose root file system is read-only has a volume where it must write: nginx keeps bodies of requests
 * and its process number in files, and ends at once if it cannot. Of other programs nothing is known.
 */
export const writablePath: Rule = {
  id: 'writable-path',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A program with a read-only root file system can write where it must.',
  fields: [
    'spec.containers[*].{image,command,args,volumeMounts}',
    'spec.containers[*].securityContext.readOnlyRootFilesystem',
  ],
  onlyWith: ['readOnlyRootFilesystem'],
  symptoms: [SYMPTOMS.crashLoop, SYMPTOMS.backOff, SYMPTOMS.readOnly],
  source: 'https://github.com/nginx/docker-nginx',
  check: ({ longRunning }) => problemsOfEach(longRunning, lackingPaths),
};

function lackingPaths({ fields }: PodContainer): ContainerProblem[] {
  if (fieldsOf(fields['securityContext'])['readOnlyRootFilesystem'] !== true) return [];
  const image = writingImage(fields['image']);
  if (!image || !isAbsent(fields['command']) || listOf(fields['args']).length > 0) return [];
  const mounts = listOf(fields['volumeMounts']).map((mount) =>
    trimmedEnd(textOf(fieldsOf(mount)['mountPath']) ?? '', '/'),
  );
  if (mounts.some((path) => path.startsWith(image.configuration))) return [];
  const lacking = image.directories.filter((places) => !places.some((place) => mounts.includes(place)));
  if (lacking.length === 0) return [];
  const places = listed(lacking.map(([place = '']) => place));
  return [
    {
      path: 'securityContext.readOnlyRootFilesystem',
      message: `the root file system is read-only, and this image writes to ${places} when it starts: it ends at once.`,
      fix: `mount an emptyDir at ${places}.`,
    },
  ];
}

function writingImage(image: unknown): WritingImage | undefined {
  const reference = typeof image === 'string' ? parseImageReference(image) : undefined;
  if (reference?.domain !== 'docker.io') return undefined;
  return WRITING.find(({ repositories }) => repositories.includes(reference.repository));
}
