import { RESOURCE_LIST_FIELDS, SIZE_FIELDS } from '../kubernetes/fields/amounts';
import { fieldsOf } from '../kubernetes/json';
import { isCountedInBytes } from '../pod/resources/resource-names';
import type { Pod } from '../pod/pod';

/** A quantity as it is written in a manifest. */
export interface WrittenAmount {
  /** The path from the Pod's spec. */
  readonly path: string;
  readonly value: unknown;
  /** The resource that it is of; absent for the size of a volume. */
  readonly resource?: string;
}

/** The fields with numbers of bytes, as a rule names them. */
export const BYTE_FIELDS: readonly string[] = [
  'spec.{initContainers,containers}[*].resources.{requests,limits}',
  'spec.resources.{requests,limits}',
  'spec.overhead',
  'spec.volumes[*].emptyDir.sizeLimit',
];

/** Three rules ask for the same. */
const FOUND = new WeakMap<Pod, readonly WrittenAmount[]>();

/** Every quantity in a Pod: the sizes of volumes, then those of resources. */
export function writtenAmounts(pod: Pod): readonly WrittenAmount[] {
  const known = FOUND.get(pod) ?? findAmounts(pod);
  FOUND.set(pod, known);
  return known;
}

/** Every number of bytes in a Pod: those of resources, then the sizes of volumes. */
export function byteQuantities(pod: Pod): readonly WrittenAmount[] {
  const amounts = writtenAmounts(pod);
  const ofResources = amounts.filter(({ resource }) => resource !== undefined && isCountedInBytes(resource));
  return [...ofResources, ...amounts.filter(({ resource }) => resource === undefined)];
}

function findAmounts({ spec }: Pod): WrittenAmount[] {
  const amounts: WrittenAmount[] = SIZE_FIELDS.find(spec);
  for (const { path, value } of RESOURCE_LIST_FIELDS.find(spec)) {
    const list = fieldsOf(value);
    for (const resource of Object.keys(list)) {
      amounts.push({ path: `${path}[${resource}]`, value: list[resource], resource });
    }
  }
  return amounts;
}
