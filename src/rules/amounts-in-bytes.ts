import { RESOURCE_LISTS, SIZES } from '../kubernetes/fields/amounts';
import { findFieldPaths } from '../kubernetes/fields/field-path';
import { fieldsOf } from '../kubernetes/json';
import { containerAt } from '../pod/containers';
import { isCountedInBytes } from '../pod/resources/resource-names';
import type { Pod } from '../pod/pod';

/** A number of bytes as it is written in a manifest. */
export interface WrittenAmount {
  readonly place: { readonly container?: string };
  /** The path from the Pod's spec. */
  readonly path: string;
  readonly value: unknown;
}

/** Every number of bytes in a Pod. */
export function amountsInBytes({ spec, containers }: Pod): WrittenAmount[] {
  const listed = RESOURCE_LISTS.flatMap((pattern) => findFieldPaths(spec, pattern)).flatMap(({ path, value }) =>
    Object.entries(fieldsOf(value))
      .filter(([name]) => isCountedInBytes(name))
      .map(([name, amount]) => ({ path: `${path}[${name}]`, value: amount })),
  );
  return [...listed, ...SIZES.flatMap((pattern) => findFieldPaths(spec, pattern))].map(({ path, value }) => {
    const container = containerAt(containers, path)?.name;
    return { place: container === undefined ? {} : { container }, path, value };
  });
}
