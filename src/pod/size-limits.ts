import { isFields, listOf, textOf, type Fields } from '../kubernetes/json';

/** More containers than any API server takes; what is compared pair by pair would take too long. */
const MAX_CONTAINERS = 1000;
/** Many times what any API server takes; what is said of a mount or a start repeats the name. */
const MAX_NAME_LENGTH = 1000;

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

/**
 * Why a Pod is too large to look into: the beginning of a sentence that goes on with what is not done, such as "are not
 * explained". Undefined if it is not.
 */
export function sizeProblem(spec: Fields): string | undefined {
  const count = CONTAINER_LISTS.reduce((sum, list) => sum + listOf(spec[list]).length, 0);
  if (count > MAX_CONTAINERS) return `the Pod has ${count} containers, and more than ${MAX_CONTAINERS}`;
  const longest = longestName(spec, [...CONTAINER_LISTS, 'volumes']);
  return longest > MAX_NAME_LENGTH
    ? `a container or volume of the Pod has a name of ${longest} characters, and names of more than ${MAX_NAME_LENGTH}`
    : undefined;
}

function longestName(spec: Fields, lists: readonly string[]): number {
  const items = lists.flatMap((list) => listOf(spec[list]).filter(isFields));
  return items.reduce((most, item) => Math.max(most, textOf(item['name'])?.length ?? 0), 0);
}
