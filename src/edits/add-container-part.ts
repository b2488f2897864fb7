import { deepCopy, deepEqual, fieldsOf, listOf, textOf, type Fields } from '../kubernetes/json';
import type { PodPart } from '../pod/provenance';
import { partKey, portKey } from '../pod/provenance';
import type { PodDraft } from './pod-draft';
import { EditPhase, type PodEdit } from './pod-edit';

interface PartList {
  readonly list: string;
  readonly part: (container: string, item: Fields) => PodPart;
}

const LISTS = {
  mount: {
    list: 'volumeMounts',
    part: (container, item) => ({ type: 'mount', container, path: partKey(item['mountPath']) }),
  },
  port: {
    list: 'ports',
    part: (container, item) => ({
      type: 'port',
      container,
      port: portKey(item['containerPort'], textOf(item['protocol']) || 'TCP'),
    }),
  },
  variable: { list: 'env', part: (container, item) => ({ type: 'variable', container, name: partKey(item['name']) }) },
} satisfies { [type: string]: PartList };

/**
 * Adds a mount, a port or a variable to a container.
 *
 * @param option - the option of a construct that names the container
 */
export function addContainerPart(type: keyof typeof LISTS, container: string, item: Fields, option?: string): PodEdit {
  return {
    ...addParts(type, [item], { containers: [container], isOne: true }),
    ...(option !== undefined && { option }),
  };
}

/** Adds parts to the containers of these names, or else to the containers of the app; the option of the edit is their list. */
export function addPartsToClients(
  type: keyof typeof LISTS,
  items: readonly Fields[],
  containers: readonly string[] | undefined,
): PodEdit {
  return addParts(type, items, { containers });
}

function addParts(
  type: keyof typeof LISTS,
  items: readonly Fields[],
  clients: Pick<Clients, 'containers' | 'isOne'>,
): PodEdit {
  const { list, part } = LISTS[type];
  return {
    phase: EditPhase.CONTAINER_PARTS,
    apply: (draft, author) =>
      forClients(draft, { ...clients, author, mounts: type === 'mount' ? items : [] }, (container, name) => {
        for (const item of items) {
          draft.append(container, list, deepCopy(item));
          draft.noteAdded(part(name, item), item, author);
        }
      }),
  };
}

/** Adds a mount as `addPartsToClients` does, unless the container has it: several parts of a pattern can need one. */
export function addMountOnce(mount: Fields, containers: readonly string[] | undefined): PodEdit {
  const { list, part } = LISTS.mount;
  return {
    phase: EditPhase.CONTAINER_PARTS,
    apply: (draft, author) =>
      forClients(draft, { containers, author, mounts: [mount] }, (container, name) => {
        if (listOf(container[list]).some((present) => deepEqual(present, mount))) return;
        draft.append(container, list, deepCopy(mount));
        draft.noteAdded(part(name, mount), mount, author);
      }),
  };
}

/**
 * Sets variables of the containers of these names, or else of the containers of the app. One that is there is replaced as a
 * whole, in its place of the list, so that those after it can still name it.
 */
export function replaceVariables(variables: readonly Fields[], containers: readonly string[] | undefined): PodEdit {
  return {
    phase: EditPhase.REPLACED_VARIABLES,
    apply: (draft, author) =>
      forClients(draft, { containers, author }, (container, name) => {
        for (const variable of variables) {
          replaceVariable(draft, container, deepCopy(variable));
          draft.noteAdded(LISTS.variable.part(name, variable), variable, author);
        }
      }),
  };
}

interface Clients {
  readonly containers: readonly string[] | undefined;
  /** Whether the option of the edit holds the name of one container, and not a list. */
  readonly isOne?: boolean;
  readonly author: string;
  /** The mounts that they get: a volume that a container which is not there should mount is not used by too few. */
  readonly mounts?: readonly Fields[];
}

function forClients(
  draft: PodDraft,
  { containers, author, isOne = false, mounts = [] }: Clients,
  edit: (container: Fields, name: string) => void,
): void {
  const names = containers ?? draft.appContainers().map((container) => container.name);
  for (const [index, name] of names.entries()) {
    const container = draft.container(name, author, isOne ? undefined : index);
    if (container) edit(container, name);
    else mounts.forEach((mount) => draft.provenance.addUnplacedMount(partKey(mount['name'])));
  }
}

/** Of variables with one name only the last counts for Kubernetes: all of them go. */
function replaceVariable(draft: PodDraft, container: Fields, variable: Fields): void {
  const isNamesake = (item: unknown): boolean => fieldsOf(item)['name'] === variable['name'];
  const [first, ...others] = listOf(container['env']).filter(isNamesake);
  if (first === undefined) return draft.append(container, 'env', variable);
  draft.replace(container, 'env', first, variable);
  container['env'] = listOf(container['env']).filter((item) => !others.includes(item));
}
