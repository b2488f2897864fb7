import type { IConstruct } from 'constructs';
import { dnsSubdomainProblem } from '../../kubernetes/names';
import { rejectConstruct, type RejectedConstruct } from '../../template/locate';

/**
 * An object in the namespace of the Pod, by its name: `{ name: 'database' }`, a Secret, ConfigMap or claim of cdk8s-plus,
 * or an `ApiObject`.
 */
export interface ObjectReference {
  /** The name of the object (finding `object-reference`). */
  readonly name: string;

  /**
   * The kind of the object. One that differs from what is referred to is refused (finding `object-reference`).
   * @default - the kind that is referred to
   */
  readonly kind?: string;
}

/**
 * One key of a Secret, as `SecretValue` of cdk8s-plus names it.
 */
export interface SecretKeyReference {
  /** The Secret. */
  readonly secret: ObjectReference;

  /** The key in its data. */
  readonly key: string;
}

/** The kinds of objects that a container can refer to. */
export type ReferredKind = 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim';

/** The option that refers to an object of each kind. */
export const REFERRING = { Secret: 'secret', ConfigMap: 'configMap', PersistentVolumeClaim: 'claim' } as const;

/** The name of an object that a helper refers to; refused if it cannot be the name of an object of this kind. */
export function referredName(
  helper: IConstruct,
  kind: ReferredKind,
  { object, option }: { readonly object: ObjectReference; readonly option: string },
): string {
  const problem = nameProblem(kind, object, option);
  return problem ? rejectConstruct('object-reference', helper, problem) : object.name;
}

/** Why an object cannot be referred to as one of a kind. */
export function nameProblem(
  kind: ReferredKind,
  { name, kind: own = kind }: ObjectReference,
  option: string,
): RejectedConstruct | undefined {
  const place = { option: `${option}.name`, value: name };
  if (own !== kind) {
    const fix = `refer to a ${kind}, or choose what fits a ${own}.`;
    return { ...place, message: `the ${own} "${name}" is not a ${kind}.`, fix };
  }
  const problem = dnsSubdomainProblem(name);
  if (problem === undefined) return undefined;
  return {
    ...place,
    message: name === '' ? `the name of the ${kind} is empty.` : `the name "${name}" of the ${kind} ${problem}.`,
    fix: `write the name of a ${kind} in the namespace of the Pod.`,
  };
}

/** Why no data of an object can have a key. */
export function keyProblem(object: string, key: string, option: string): RejectedConstruct | undefined {
  if (isDataKey(key)) return undefined;
  return {
    option,
    value: key,
    message:
      key === '' ? `the key of ${object} is empty.` : `${JSON.stringify(key)} is not a key of ${object}: ${KEY_FORM}.`,
    fix: 'write a key as the `data` of the object has it.',
  };
}

const KEY_FORM = 'a key has letters, digits, "-", "_" and "."';

/**
 * Whether the data of a Secret or ConfigMap can have a key.
 *
 * Source: k8s.io/apimachinery/pkg/util/validation, IsConfigMapKey.
 */
export function isDataKey(key: string): boolean {
  return /^[-._a-zA-Z0-9]+$/.test(key) && key !== '.' && !key.startsWith('..') && key.length <= 253;
}
