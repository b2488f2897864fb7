import { closestName } from '../kubernetes/closest-name';
import { isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { quotedList } from '../kubernetes/words';
import { containersOf } from '../pod/containers';
import { impossibleOrder } from './edit-problems';
import type { PodDraft } from './pod-draft';

/** Puts the init containers into an order that keeps every `before` and `after`, and the order of the code otherwise. */
export function orderInitContainers(draft: PodDraft): void {
  if (draft.initOrders.size === 0) return;
  const containers = listOf(draft.spec['initContainers']).filter(isFields);
  reportOrdinary(draft, containers);
  const predecessors = predecessorsOf(draft, containers);
  const ordered: Fields[] = [];
  for (const container of containers) placeInOrder(container, { draft, predecessors, ordered, path: [] });
  draft.spec['initContainers'] = ordered;
}

/** An ordinary container has no place among the init containers; one that an edit removed has none at all. */
function reportOrdinary(draft: PodDraft, containers: readonly Fields[]): void {
  const ordinary = listOf(draft.spec['containers']);
  for (const [container, order] of draft.initOrders) {
    if (containers.includes(container) || !ordinary.includes(container)) continue;
    const name = textOf(container['name']) ?? '';
    const message = `"${name}" cannot be put before or after another container: it is an ordinary one, and those start together.`;
    const fix = 'leave out `before` and `after`, or make it a native sidecar, which is the default.';
    const option = `${order.place}.${order.before.length > 0 ? 'before' : 'after'}`;
    draft.problems.push(impossibleOrder({ container: name, construct: order.construct, option, message, fix }));
  }
}

type Predecessors = ReadonlyMap<Fields, Set<Fields>>;

function predecessorsOf(draft: PodDraft, containers: readonly Fields[]): Predecessors {
  const result = new Map(containers.map((container) => [container, new Set<Fields>()]));
  const own = containers.filter((container) => !draft.isAdded(container));
  own.forEach((container, index) => own.slice(0, index).forEach((earlier) => result.get(container)?.add(earlier)));
  for (const [container, { before, after }] of draft.initOrders) {
    if (!containers.includes(container)) continue;
    for (const [index, name] of before.entries()) {
      result.get(named(draft, containers, { name, side: 'before', index }, container))?.add(container);
    }
    for (const [index, name] of after.entries()) {
      const earlier = named(draft, containers, { name, side: 'after', index }, container);
      if (earlier !== container) result.get(container)?.add(earlier);
    }
  }
  return result;
}

/** A container that another one names in `before` or `after`. */
interface Named {
  readonly name: string;
  readonly side: 'before' | 'after';
  readonly index: number;
}

/** The init container of a name; one that there is not is noted as a problem, and the container itself stands for it. */
function named(draft: PodDraft, containers: readonly Fields[], reference: Named, asking: Fields): Fields {
  const { name, side, index } = reference;
  const found = containers.find((container) => container['name'] === name && container !== asking);
  if (found) return found;
  const own = textOf(asking['name']) ?? '';
  const { construct = '', place = '' } = draft.initOrders.get(asking) ?? {};
  const others = containers.filter((container) => container !== asking).map((container) => textOf(container['name']));
  const texts = impossibleText(
    draft,
    reference,
    own,
    others.filter((each) => each !== undefined),
  );
  const where = { container: own, construct, option: `${place}.${side}[${index}]`, value: name };
  draft.problems.push(impossibleOrder({ ...where, ...texts }));
  return asking;
}

/** Why a container cannot be put before or after another one. */
function impossibleText(
  draft: PodDraft,
  { name, side }: Named,
  own: string,
  others: readonly string[],
): { readonly message: string; readonly fix: string } {
  const leaveOut = `leave "${name}" out of \`${side}\`.`;
  if (name === own) return { message: `"${own}" cannot be put ${side} itself.`, fix: leaveOut };
  const head = `"${own}" cannot be put ${side} "${name}"`;
  if (containersOf(draft.spec).some((container) => container.kind === 'app' && container.name === name)) {
    const message = `${head}, which is not an init step or native sidecar: all of those start before it anyway.`;
    return { message, fix: leaveOut };
  }
  const have = others.length === 0 ? 'the Pod has no other one' : `the Pod has ${quotedList(others)}`;
  const closest = closestName(name, others);
  const choose = others.length === 0 ? leaveOut : `name one of ${quotedList(others)} in \`${side}\`.`;
  return {
    message: `${head}: no init step or native sidecar has that name; ${have}.`,
    fix: closest === undefined ? choose : `did you mean "${closest}"? Use that name in \`${side}\`.`,
  };
}

interface Placing {
  readonly draft: PodDraft;
  readonly predecessors: Predecessors;
  readonly ordered: Fields[];
  readonly path: readonly Fields[];
}

function placeInOrder(container: Fields, placing: Placing): void {
  const { draft, predecessors, ordered, path } = placing;
  if (ordered.includes(container)) return;
  if (path.includes(container)) {
    reportCircle(draft, path.slice(path.indexOf(container)));
    return;
  }
  for (const earlier of predecessors.get(container) ?? []) {
    if (earlier !== container) placeInOrder(earlier, { ...placing, path: [...path, container] });
  }
  if (!ordered.includes(container)) ordered.push(container);
}

function reportCircle(draft: PodDraft, circle: readonly Fields[]): void {
  const names = circle.map((container) => `"${textOf(container['name']) ?? ''}"`);
  const asking = circle.find((container) => draft.initOrders.has(container));
  const { construct = '', place = '', before = [] } = (asking && draft.initOrders.get(asking)) ?? {};
  const message = `${[...names].reverse().join(' before ')} before ${names[names.length - 1]} forms a cycle.`;
  const option = `${place}.${before.length > 0 ? 'before' : 'after'}`;
  const fix = 'take one of these names out of its `before` or `after`.';
  draft.problems.push(impossibleOrder({ container: textOf(asking?.['name']) ?? '', construct, option, message, fix }));
}
