import type { IConstruct } from 'constructs';
import { dnsSubdomainProblem } from '../../kubernetes/names';
import { rejectConstruct } from '../../template/locate';

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

/** The parameters that refer to an object of each kind. */
const OPTIONS = { Secret: 'secret.name', ConfigMap: 'configMap.name', PersistentVolumeClaim: 'claim.name' };

/** The name of an object that a helper refers to; refused if it cannot be the name of an object of this kind. */
export function referredName(
  helper: IConstruct,
  kind: ReferredKind,
  { name, kind: own = kind }: ObjectReference,
): string {
  if (own !== kind) {
    rejectConstruct('object-reference', helper, {
      option: OPTIONS[kind],
      value: name,
      message: `the ${own} "${name}" is not a ${kind}.`,
      fix: `refer to a ${kind}, or choose what fits a ${own}.`,
    });
  }
  const problem = dnsSubdomainProblem(name);
  if (problem === undefined) return name;
  return rejectConstruct('object-reference', helper, {
    option: OPTIONS[kind],
    value: name,
    message: name === '' ? `the name of the ${kind} is empty.` : `the name "${name}" of the ${kind} ${problem}.`,
    fix: `write the name of a ${kind} in the namespace of the Pod.`,
  });
}

/** A key in the data of an object; refused if no data can have it. */
export function referredKey(helper: IConstruct, object: string, key: string): string {
  if (isDataKey(key)) return key;
  return rejectConstruct('object-reference', helper, {
    option: 'key',
    value: key,
    message:
      key === '' ? `the key of ${object} is empty.` : `${JSON.stringify(key)} is not a key of ${object}: ${KEY_FORM}.`,
    fix: 'write a key as the `data` of the object has it.',
  });
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
