import { groupBy } from '../kubernetes/group-by';
import type { EditProblem } from '../findings/problem';
import { deepEqual, fieldsOf, isFields, listOf } from '../kubernetes/json';
import { quotedList } from '../kubernetes/words';
import { containersOf, type PodContainer } from '../pod/containers';
import { partUndone } from './edit-problems';
import type { PodDraft, PromisedPart } from './pod-draft';

/** Something that a pattern brought and that is not in the final Pod as it was brought. */
interface UndonePart {
  readonly what: 'container' | 'volume' | 'mount' | 'variable';
  readonly name: string;
  readonly construct: string;
  readonly how: 'removed' | 'changed';
  /** The container that it was in; absent for what is in the Pod as a whole. */
  readonly container?: PodContainer;
}

/** What patterns brought and later edits or patches took away or changed; one problem for what goes together. */
export function undoneParts({ promised, spec }: PodDraft): EditProblem[] {
  if (promised.length === 0) return [];
  const containers = new Map(containersOf(spec).map((container) => [container.name, container]));
  const volumes = new Set(listOf(spec['volumes']).map((volume) => fieldsOf(volume)['name']));
  const undone = promised.flatMap(({ part, item, construct }): UndonePart[] => {
    if (part.type === 'container' || part.type === 'volume') {
      const isThere = part.type === 'container' ? containers.has(part.name) : volumes.has(part.name);
      return isThere ? [] : [{ what: part.type, name: part.name, construct, how: 'removed' }];
    }
    // If the container itself is gone, that says it all.
    const container = 'container' in part ? containers.get(part.container ?? '') : undefined;
    return container ? undoneIn(container, { part, item, construct }) : [];
  });
  const together = groupBy(undone, ({ construct, container, what, how }) =>
    [construct, container?.name, what, how].join('\u0000'),
  );
  return [...together.values()].map(problemOf);
}

function undoneIn(container: PodContainer, { part, item, construct }: PromisedPart): UndonePart[] {
  if (part.type === 'mount') {
    const present = sameIn(container, 'volumeMounts', 'mountPath', item['mountPath']);
    if (present.some((mount) => mount['name'] === item['name'])) return [];
    return [{ what: 'mount', name: part.path, construct, how: present.length > 0 ? 'changed' : 'removed', container }];
  }
  if (part.type !== 'variable') return [];
  const present = sameIn(container, 'env', 'name', item['name']);
  if (present.some((variable) => deepEqual(variable, item))) return [];
  return [{ what: 'variable', name: part.name, construct, how: present.length > 0 ? 'changed' : 'removed', container }];
}

function sameIn({ fields }: PodContainer, list: string, key: string, value: unknown): { [field: string]: unknown }[] {
  return listOf(fields[list])
    .filter(isFields)
    .filter((item) => item[key] === value);
}

function problemOf(parts: readonly UndonePart[]): EditProblem {
  const [{ what, construct, how, container } = parts[0] as UndonePart] = parts;
  const many = parts.length > 1;
  const names = quotedList(parts.map(({ name }) => name));
  const owner = container === undefined ? '' : ` of "${container.name}"`;
  const message = `the ${what}${many ? 's' : ''} ${names}${owner}, which this construct brings, ${many ? 'are' : 'is'} ${how} by a later edit or patch.`;
  return partUndone({
    construct,
    message,
    ...(container && { container: container.name, path: container.path }),
  });
}
