import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { qualifiedNameProblem } from '../../kubernetes/names';
import type { Pod } from '../../pod/pod';
import type { Problem } from '../../findings/problem';
import { metadataEntries, type MetadataEntry } from '../metadata-entries';
import type { Rule } from '../rule';

/** The most bytes of all keys and values together. Source: TotalAnnotationSizeLimitB. */
const MOST_BYTES = 256 * 1024;

/** The annotations of the Pod have keys that the API server takes, and are not too large. */
export const podAnnotation: Rule = {
  id: 'pod-annotation',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'The annotations of the Pod have valid keys and at most 256 KiB.',
  fields: ['metadata.annotations'],
  source: 'k8s.io/apimachinery/pkg/api/validation, ValidateAnnotations',
  check: (pod) => {
    const entries = metadataEntries(pod, 'annotations');
    return [...entries.flatMap(keyProblem), ...sizeProblem(entries, pod)];
  },
};

/** Source: ValidateAnnotations lowers the case of a key before it looks at it. */
function keyProblem({ key, place }: MetadataEntry): Problem[] {
  const problem = qualifiedNameProblem(key.toLowerCase());
  if (problem === undefined) return [];
  const message = `the key ${JSON.stringify(key)} of an annotation ${problem}.`;
  return [{ ...place, message, fix: 'write it as in team or example.com/team.' }];
}

function sizeProblem(entries: readonly MetadataEntry[], { kind }: Pod): Problem[] {
  const bytes = entries.reduce((sum, { key, value }) => sum + bytesOf(key) + bytesOf(value), 0);
  if (bytes <= MOST_BYTES) return [];
  return [
    {
      objectPath: [...kind.templatePath, 'metadata', 'annotations'].join('.'),
      message: `the annotations have ${bytes} bytes, and ${MOST_BYTES} are the most.`,
      fix: 'put large values into a ConfigMap.',
    },
  ];
}

function bytesOf(text: unknown): number {
  return typeof text === 'string' ? new TextEncoder().encode(text).length : 0;
}
