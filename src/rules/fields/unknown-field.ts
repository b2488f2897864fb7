import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { closestName } from '../../kubernetes/closest-name';
import {
  findUnknownFields,
  findUnknownWorkloadFields,
  type UnknownField,
} from '../../kubernetes/fields/unknown-fields';
import { isAbsent } from '../../kubernetes/json';
import { isInside, valueAt } from '../../kubernetes/value-at';
import { MAX_MINOR, type KubernetesVersion } from '../../kubernetes/version';
import type { Problem } from '../../findings/problem';
import type { Pod } from '../../pod/pod';
import { isDroppedField, lackingFieldsOf } from '../lacking-features';
import type { Rule } from '../rule';

/**
 * Every field is one that Kubernetes has. The API server refuses any other under strict field validation, the default of
 * kubectl, and drops it with a warning otherwise.
 */
export const unknownField: Rule = {
  id: 'unknown-field',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'Every field of the Pod and of its workload is one that Kubernetes has.',
  fields: ['the fields of the Pod, and of the object that holds it'],
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  check: (pod) => {
    const { spec, target } = pod;
    const isExpected = ({ name }: UnknownField): boolean => target.additionalFields?.includes(name) === true;
    return [
      ...findUnknownFields(spec, target.version)
        .filter((field) => !isExpected(field) && !isOfFeature(field, pod))
        .map((field) => ({ path: field.path, ...textsOf(field, target.version), data: factsOf(field) })),
      ...unknownFieldsAround(pod)
        .filter((field) => !isExpected(field))
        .map((field) => ({ objectPath: field.path, ...textsOf(field, target.version), data: { field: field.name } })),
    ];
  },
};

/** In code the types of the constructs see to what stands around a Pod, but edits reach its metadata. */
function unknownFieldsAround({ manifest, target, kind, isFromCode }: Pod): UnknownField[] {
  const found = findUnknownWorkloadFields(manifest, target.version);
  const metadata = [...kind.templatePath, 'metadata'].join('.');
  return isFromCode ? found.filter(({ path }) => isInside(path, metadata)) : found;
}

/** What becomes of a field of a feature other rules say, and of what stands in one that is refused. */
function isOfFeature({ elsewhere, path }: UnknownField, pod: Pod): boolean {
  if (!elsewhere) return false;
  if (isAbsent(valueAt(pod.spec, path))) return true;
  return lackingFieldsOf(pod).some(
    (lacking) => lacking.path === path || (isInside(path, lacking.path) && !isDroppedField(lacking, pod)),
  );
}

function textsOf({ name, known, elsewhere }: UnknownField, version: KubernetesVersion): Texts {
  if (elsewhere) {
    const { since, until } = elsewhere;
    const versions = since > version.minor ? `1.${since} is the first version with it` : `1.${until} was the last`;
    const message = `Kubernetes ${version.toString()} does not have the field "${name}" here: ${versions}.`;
    return { message, fix: 'remove the field, or upgrade the cluster.' };
  }
  const closest = closestName(name, known);
  return {
    message: `no version of Kubernetes up to 1.${MAX_MINOR} has the field "${name}" here.`,
    fix:
      closest === undefined
        ? 'correct the name, or remove the field.'
        : `did you mean "${closest}"? Use that name, or remove the field.`,
  };
}

type Texts = Pick<Problem, 'message' | 'fix'>;

function factsOf({ name, path, known }: UnknownField): { readonly [name: string]: string } {
  const closest = closestName(name, known);
  if (closest === undefined) return { field: name };
  return { field: name, meant: path.slice(0, path.length - name.length) + closest };
}
