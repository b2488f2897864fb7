import { RESOURCE_LIST_FIELDS, SIZE_FIELDS } from '../kubernetes/fields/amounts';
import { fieldsOf } from '../kubernetes/json';
import { isCountedInBytes } from '../pod/resources/resource-names';
import type { Pod } from '../pod/pod';

/** A number of bytes as it is written in a manifest. */
export interface WrittenAmount {
  /** The path from the Pod's spec. */
  readonly path: string;
  readonly value: unknown;
}

/** The fields with numbers of bytes, as a rule names them. */
export const BYTE_FIELDS: readonly string[] = [
  'spec.{initContainers,containers}[*].resources.{requests,limits}',
  'spec.resources.{requests,limits}',
  'spec.overhead',
  'spec.volumes[*].emptyDir.sizeLimit',
];

/** Two rules ask for the same. */
const FOUND = new WeakMap<Pod, readonly WrittenAmount[]>();

/** Every number of bytes in a Pod. */
export function byteQuantities(pod: Pod): readonly WrittenAmount[] {
  const known = FOUND.get(pod) ?? findAmounts(pod);
  FOUND.set(pod, known);
  return known;
}

function findAmounts({ spec }: Pod): WrittenAmount[] {
  const listed = RESOURCE_LIST_FIELDS.find(spec).flatMap(({ path, value }) =>
    Object.entries(fieldsOf(value))
      .filter(([name]) => isCountedInBytes(name))
      .map(([name, amount]) => ({ path: `${path}[${name}]`, value: amount })),
  );
  return [...listed, ...SIZE_FIELDS.find(spec)];
}
