import type { Problem } from '../../findings/problem';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { WrongType } from '../../kubernetes/fields/wrong-types';
import { findPod } from '../../pod/find-pod';
import type { Pod } from '../../pod/pod';
import { callAt } from '../../pod/pod-part';
import type { Rule } from '../rule';

/** Every field holds what Kubernetes can decode: text where text belongs, whole numbers, lists, objects. */
export const fieldType: Rule = {
  id: 'field-type',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'Every field holds a value of its type.',
  fields: ['the fields of the Pod, and the metadata of its object'],
  source: 'https://pkg.go.dev/sigs.k8s.io/json, with which the API server decodes',
  check: (pod) => {
    const search = findPod(pod.manifest, pod.kind, pod.target.version);
    return search.found === 'wrongTypes' ? search.wrongTypes.map((wrong) => problemOf(wrong, pod)) : [];
  },
};

function problemOf({ path, expected, value }: WrongType, pod: Pod): Problem {
  const spec = pod.pathInObject('');
  const inSpec = path.startsWith(spec) ? path.slice(spec.length) : undefined;
  const call = inSpec === undefined ? undefined : callAt(pod, inSpec);
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  return {
    ...(inSpec === undefined ? { objectPath: path } : { path: inSpec }),
    ...(call !== undefined && { option: call }),
    message: `this field is ${kindOfValue(value)}, and must be ${expected}.`,
    fix: isScalar && expected === 'a string' ? 'write it in quotes.' : `write ${expected}, or leave the field out.`,
  };
}

/** The engine shows a value that may be shown. */
function kindOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a fraction';
  return KINDS[typeof value] ?? 'an object';
}

const KINDS: { readonly [type: string]: string } = {
  string: 'a string',
  boolean: 'a boolean',
  number: 'a number',
  bigint: 'a number',
};
