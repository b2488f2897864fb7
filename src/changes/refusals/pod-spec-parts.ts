import { fieldsOf, isFields, listOf, type Fields } from '../../kubernetes/json';

/** The lists of containers that a manifest has. */
export const CONTAINER_LISTS = ['containers', 'initContainers'];

/** The spec of a Pod without what chooses its node by labels of nodes. */
export function withoutNodeChoice({ nodeSelector: _a, affinity, ...spec }: Fields): Fields {
  const { nodeAffinity: _b, ...others } = fieldsOf(affinity);
  return { ...spec, ...(Object.keys(others).length > 0 && { affinity: others }) };
}

/** The spec of a Pod without a field of its containers. */
export function withoutInContainers(spec: Fields, field: string): Fields {
  const lists = CONTAINER_LISTS.filter((list) => Array.isArray(spec[list]));
  return {
    ...spec,
    ...Object.fromEntries(lists.map((list) => [list, listOf(spec[list]).map((item) => without(item, field))])),
  };
}

function without(item: unknown, field: string): unknown {
  if (!isFields(item)) return item;
  const { [field]: _field, ...kept } = item;
  return kept;
}
