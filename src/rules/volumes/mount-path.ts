import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { problemsOfEach } from '../places';
import type { Problem } from '../../findings/problem';
import type { Rule } from '../rule';

const ABSOLUTE = /^(\/|\\|[A-Za-z]:)/;

/**
 * A mount path is absolute, and below the root. The API server takes a relative one, and the kubelet then reads it from the
 * root, whatever directory it was meant to be below. It takes the root as well, where a volume hides all of the image.
 * Paths with a drive, a share or a pipe are those of Windows.
 */
export const mountPath: Rule = {
  id: 'mount-path',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'A mount path is absolute, and is not the root.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].mountPath'],
  onlyWith: ['volumeMounts'],
  source: 'k8s.io/kubernetes/pkg/kubelet, makeMounts, and pkg/volume/util, MakeAbsolutePath',
  check: ({ containers, spec }) => {
    if (fieldsOf(spec['os'])['name'] === 'windows') return [];
    return problemsOfEach(containers, ({ fields }) =>
      listOf(fields['volumeMounts']).flatMap((mount, index) => {
        const { mountPath: value } = fieldsOf(mount);
        const problem = typeof value === 'string' && value !== '' ? problemOf(value) : undefined;
        return problem ? [{ path: `volumeMounts[${index}].mountPath`, ...problem }] : [];
      }),
    );
  },
};

function problemOf(value: string): Problem | undefined {
  if (!ABSOLUTE.test(value)) {
    return { message: valueText('the mount path', value, 'is not absolute'), fix: 'begin the path with "/".' };
  }
  if (!isRoot(value)) return undefined;
  const message = valueText('the mount path', value, 'is the root, where the volume hides every file of the image');
  return { message, fix: 'mount the volume at a directory of its own, such as "/data".' };
}

function isRoot(path: string): boolean {
  return path.split('/').every((part) => ['', '.', '..'].includes(part));
}
