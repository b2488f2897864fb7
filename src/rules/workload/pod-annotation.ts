import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf } from '../../kubernetes/json';
import { qualifiedNameProblem } from '../../kubernetes/names';
import { annotationBytes, MAX_ANNOTATION_BYTES } from '../../kubernetes/object-sizes';
import type { Pod } from '../../pod/pod';
import type { Problem } from '../../findings/problem';
import { metadataEntries, type MetadataEntry } from '../metadata-entries';
import type { Rule } from '../rule';

/** The annotations of the Pod have keys that the API server takes, and are not too large. */
export const podAnnotation: Rule = {
  id: 'pod-annotation',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The annotations of the Pod have valid keys and at most 256 KiB.',
  fields: ['metadata.annotations'],
  onlyWith: ['annotations'],
  source: 'k8s.io/apimachinery/pkg/api/validation, ValidateAnnotations',
  check: (pod) => [...metadataEntries(pod, 'annotations').flatMap(keyProblem), ...sizeProblems(pod)],
};

/** Source: ValidateAnnotations lowers the case of a key before it looks at it. */
function keyProblem({ key, place }: MetadataEntry): Problem[] {
  const problem = qualifiedNameProblem(key.toLowerCase());
  if (problem === undefined) return [];
  const message = `the key ${JSON.stringify(key)} of an annotation ${problem}.`;
  return [{ ...place(), message, fix: 'write it as in team or example.com/team.' }];
}

/** The workload has annotations of its own, to which the same limit applies. */
function sizeProblems({ kind, template, manifest }: Pod): Problem[] {
  const holders = template === manifest ? [manifest] : [template, manifest];
  return holders.flatMap((holder) => {
    const bytes = annotationBytes(fieldsOf(holder['metadata'])['annotations']);
    if (bytes <= MAX_ANNOTATION_BYTES) return [];
    const objectPath = [...(holder === template ? kind.templatePath : []), 'metadata', 'annotations'].join('.');
    const message = `the annotations have ${bytes} bytes, and ${MAX_ANNOTATION_BYTES} are the most.`;
    return [{ objectPath, reason: 'FieldValueTooLong', message, fix: 'put large values into a ConfigMap.' }];
  });
}
