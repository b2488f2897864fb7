import { isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { containersOf } from '../pod/containers';
import { impossibleOrder } from './edit-problems';
import type { PodDraft } from './pod-draft';

/** Puts the init containers into an order that keeps every `before` and `after`, and the order of the code otherwise. */
export function orderInitContainers(draft: PodDraft): void {
  if (draft.initOrders.size === 0) return;
  const containers = listOf(draft.spec['initContainers']).filter(isFields);
  reportOrdinary(draft, containers);
  const predecessors = predecessorsOf(draft, containers);
  const arranged: Fields[] = [];
  for (const container of containers) place(container, { draft, predecessors, arranged, path: [] });
  draft.spec['initContainers'] = arranged;
}

/** An ordinary container has no place among the init containers. */
function reportOrdinary(draft: PodDraft, containers: readonly Fields[]): void {
  for (const [container, { construct }] of draft.initOrders) {
    if (containers.includes(container)) continue;
    const name = textOf(container['name']) ?? '';
    const message = `"${name}" cannot be put before or after another container: it is an ordinary one, and those start together.`;
    draft.problems.push(impossibleOrder(message, name, construct));
  }
}

type Predecessors = ReadonlyMap<Fields, Set<Fields>>;

function predecessorsOf(draft: PodDraft, containers: readonly Fields[]): Predecessors {
  const result = new Map(containers.map((container) => [container, new Set<Fields>()]));
  const own = containers.filter((container) => !draft.isAdded(container));
  own.forEach((container, index) => own.slice(0, index).forEach((earlier) => result.get(container)?.add(earlier)));
  for (const [container, { before, after }] of draft.initOrders) {
    if (!containers.includes(container)) continue;
    for (const name of before) result.get(named(draft, containers, name, container))?.add(container);
    for (const name of after) {
      const earlier = named(draft, containers, name, container);
      if (earlier !== container) result.get(container)?.add(earlier);
    }
  }
  return result;
}

/** The init container of a name; one that there is not is noted as a problem, and the container itself stands for it. */
function named(draft: PodDraft, containers: readonly Fields[], name: string, asking: Fields): Fields {
  const found = containers.find((container) => container['name'] === name && container !== asking);
  if (found) return found;
  const own = textOf(asking['name']) ?? '';
  const isApp = containersOf(draft.spec).some((container) => container.kind === 'app' && container.name === name);
  if (name === own) {
    const itself = `"${own}" cannot be put before or after itself.`;
    draft.problems.push(impossibleOrder(itself, own, draft.initOrders.get(asking)?.construct ?? ''));
    return asking;
  }
  const reason = isApp
    ? `"${name}" is not an init step or native sidecar: all of those start before it anyway`
    : `no init step or native sidecar has the name "${name}"`;
  const message = `"${own}" cannot be put before or after "${name}": ${reason}.`;
  draft.problems.push(impossibleOrder(message, own, draft.initOrders.get(asking)?.construct ?? ''));
  return asking;
}

interface Placing {
  readonly draft: PodDraft;
  readonly predecessors: Predecessors;
  readonly arranged: Fields[];
  readonly path: readonly Fields[];
}

function place(container: Fields, placing: Placing): void {
  const { draft, predecessors, arranged, path } = placing;
  if (arranged.includes(container)) return;
  if (path.includes(container)) {
    reportCircle(draft, path.slice(path.indexOf(container)));
    return;
  }
  for (const earlier of predecessors.get(container) ?? []) {
    if (earlier !== container) place(earlier, { ...placing, path: [...path, container] });
  }
  if (!arranged.includes(container)) arranged.push(container);
}

function reportCircle(draft: PodDraft, circle: readonly Fields[]): void {
  const names = circle.map((container) => `"${textOf(container['name']) ?? ''}"`);
  const asking = circle.find((container) => draft.initOrders.has(container));
  const construct = (asking && draft.initOrders.get(asking)?.construct) ?? '';
  const message = `${[...names].reverse().join(' before ')} before ${names[names.length - 1]} forms a cycle.`;
  draft.problems.push(impossibleOrder(message, textOf(asking?.['name']) ?? '', construct));
}
