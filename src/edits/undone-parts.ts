import { groupBy } from '../kubernetes/group-by';
import type { EditProblem } from '../findings/problem';
import { deepEqual, fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { containersOf, type PodContainer } from '../pod/containers';
import type { PodPart } from '../pod/provenance';
import type { PodDraft, PromisedPart } from './pod-draft';
import { kindOf } from '../rules/catalogue';
import { brokenField, brokenHelper, brokenMount, holds, type UndoneField } from './promised-fields';
import { undoneKey, type UndoingEdit, type UndonePart } from './undone-part';
import { undoneProblem } from './undone-problem';

/** What was promised and later edits or patches took away or changed; one problem for what goes together. */
export function undoneProblems(
  draft: PodDraft,
  undoneBy: () => ReadonlyMap<string, UndoingEdit | undefined>,
): EditProblem[] {
  const undone = undoneParts(draft);
  if (undone.length === 0) return [];
  const edits = undoneBy();
  const together = groupBy(undone, (part) => {
    const { call, author } = edits.get(undoneKey(part)) ?? {};
    const { promise, container, what, isMissing, path, name } = part;
    const volume = what === 'volume' ? name : undefined;
    return [promise.construct, promise.call, container?.name, what, isMissing, path, volume, call, author].join(
      '\u0000',
    );
  });
  return [...together.values()].map((parts) => undoneProblem(parts, edits.get(undoneKey(parts[0] as UndonePart))));
}

/** What was promised, and the Pod does not have like that. */
export function undoneParts(draft: PodDraft): UndonePart[] {
  const { promises, spec, template } = draft;
  if (promises.length === 0) return [];
  const containers = groupBy(containersOf(spec), ({ name }) => name);
  const volumes = groupBy(listOf(spec['volumes']).map(fieldsOf), ({ name }) => name);
  const pod = { spec, metadata: fieldsOf(template['metadata']), containers, volumes, promises };
  return [...promises.flatMap((promise) => undoneOf(promise, pod)), ...undoneOrders(draft, containers)];
}

/** The containers of each name; of two with one name, nobody knows which one is meant, and that is a finding. */
type Containers = ReadonlyMap<string, readonly PodContainer[]>;

function onlyOne(containers: Containers, name: string): PodContainer | undefined {
  const [container, another] = containers.get(name) ?? [];
  return another === undefined ? container : undefined;
}

/** The volumes that a container was to mount, those of the helper itself first. */
function promisedVolumes(name: string, promises: readonly PromisedPart[]): string[] {
  const mounts = promises.flatMap(({ part, item }) => {
    if (part.type === 'container' && part.name === name) return listOf(fieldsOf(item)['volumeMounts']);
    return part.type === 'mount' && part.container === name ? [item] : [];
  });
  return mounts.map((mount) => String(fieldsOf(mount)['name']));
}

interface PodParts {
  readonly spec: Fields;
  readonly metadata: Fields;
  readonly containers: Containers;
  readonly volumes: ReadonlyMap<unknown, readonly Fields[]>;
  readonly promises: readonly PromisedPart[];
}

function undoneOf(promise: PromisedPart, pod: PodParts): UndonePart[] {
  const { part } = promise;
  if (part.type === 'container') return undoneContainer(promise, part.name, pod);
  if (part.type === 'volume') return undoneVolume(promise, part.name, pod);
  return part.type === 'metadata' ? undoneMetadata(promise, part, pod) : undoneInContainer(promise, part, pod);
}

/** If a container that a pattern brings is gone, that says it all; a variable or mount has no purpose without it. */
function undoneInContainer(
  promise: PromisedPart,
  part: Extract<PodPart, { readonly container?: string }>,
  pod: PodParts,
): UndonePart[] {
  const { item } = promise;
  const container = onlyOne(pod.containers, part.container ?? '');
  if (container === undefined) return part.type === 'field' ? withoutContainer(promise, part.container ?? '', pod) : [];
  if (part.type === 'variable') return undoneVariable(promise, part.name, container);
  if (part.type === 'mount') return inContainer(promise, container, brokenMount(fieldsOf(item), container.fields));
  const [field, value] = part.type === 'port' ? ['ports', [item]] : [part.name, item];
  return inContainer(promise, container, brokenField(field, value, container, pod.spec));
}

/** A call that sets fields of a container, such as its probes, needs it. */
function withoutContainer(promise: PromisedPart, name: string, { containers, promises }: PodParts): UndonePart[] {
  const isBrought = promises.some(({ part }) => part.type === 'container' && part.name === name);
  if (promise.call === undefined || containers.has(name) || isBrought) return [];
  return [{ what: 'container', name, isMissing: true, promise }];
}

function undoneMetadata(
  promise: PromisedPart,
  { field, name }: { readonly field: 'labels' | 'annotations'; readonly name: string },
  { metadata }: PodParts,
): UndonePart[] {
  const map = fieldsOf(metadata[field]);
  const present = Object.hasOwn(map, name) ? map[name] : undefined;
  if (present === promise.item) return [];
  return [{ what: field === 'labels' ? 'label' : 'annotation', name, isMissing: present === undefined, promise }];
}

function undoneContainer(promise: PromisedPart, name: string, { containers, spec, promises }: PodParts): UndonePart[] {
  if (!containers.has(name)) {
    return [{ what: 'container', name, isMissing: true, volumes: promisedVolumes(name, promises), promise }];
  }
  const container = onlyOne(containers, name);
  if (container === undefined) return [];
  if (container.kind !== promise.kind) return [{ what: 'kind', name, isMissing: false, promise, container }];
  return inContainer(promise, container, brokenHelper(fieldsOf(promise.item), container, spec));
}

function inContainer(promise: PromisedPart, container: PodContainer, broken: readonly UndoneField[]): UndonePart[] {
  return broken.length === 0 ? [] : broken.map((each) => ({ ...each, promise, container }));
}

function undoneVolume(promise: PromisedPart, name: string, { volumes }: PodParts): UndonePart[] {
  const present = volumes.get(name) ?? [];
  if (present.some((volume) => holds(promise.item, volume))) return [];
  return [{ what: 'volume', name, isMissing: present.length === 0, promise }];
}

function undoneVariable(promise: PromisedPart, name: string, container: PodContainer): UndonePart[] {
  const wanted = fieldsOf(promise.item);
  const present = listOf(container.fields['env'])
    .filter(isFields)
    .filter((variable) => variable['name'] === wanted['name']);
  if (present.some((variable) => deepEqual(variable, wanted))) return [];
  return [{ what: 'variable', name, isMissing: present.length === 0, promise, container }];
}

/** Init containers that no longer stand before or after those that they name. An impossible order is a finding by itself. */
function undoneOrders({ initOrders, problems }: PodDraft, containers: Containers): UndonePart[] {
  if (initOrders.size === 0 || problems.some(({ kind }) => kind.id === kindOf('init-order').id)) return [];
  return [...initOrders].flatMap(([added, { before, after, construct, isPromised }]) => {
    const container = initContainer(containers, textOf(added['name']) ?? '');
    if (!isPromised || container === undefined) return [];
    const indexOf = (name: string): number => initContainer(containers, name)?.index ?? container.index;
    const misplaced = [
      ...before.filter((name) => indexOf(name) < container.index).map((name) => `before "${name}"`),
      ...after.filter((name) => indexOf(name) > container.index).map((name) => `after "${name}"`),
    ];
    return misplaced.map((name) => ({ what: 'order', name, isMissing: false, promise: { construct }, container }));
  });
}

function initContainer(containers: Containers, name: string): PodContainer | undefined {
  const container = onlyOne(containers, name);
  return container?.list === 'initContainers' ? container : undefined;
}
