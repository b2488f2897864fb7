import { deepCopy, textOf, type Fields } from '../kubernetes/json';
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
    phase: EditPhase.CONTAINER_PARTS,
    ...(option !== undefined && { option }),
    apply: (draft, author) => addParts(draft, author, LISTS[type], container, [item]),
  };
}

/**
 * Adds variables to the containers of these names, or else to the containers of the app.
 *
 * @param option - the option of a construct that names the containers
 */
export function addVariables(
  variables: readonly Fields[],
  containers: readonly string[] | undefined,
  option?: string,
): PodEdit {
  return {
    phase: EditPhase.CONTAINER_PARTS,
    ...(option !== undefined && { option }),
    apply: (draft, author) => {
      for (const name of containers ?? draft.appContainers().map((container) => container.name)) {
        addParts(draft, author, LISTS.variable, name, variables);
      }
    },
  };
}

function addParts(
  draft: PodDraft,
  author: string,
  { list, part }: PartList,
  name: string,
  items: readonly Fields[],
): void {
  const container = draft.container(name, author);
  if (!container) {
    if (list === 'volumeMounts') items.forEach((mount) => draft.provenance.addUnplacedMount(partKey(mount['name'])));
    return;
  }
  for (const item of items) {
    draft.append(container, list, deepCopy(item));
    draft.noteAdded(part(name, item), item, author);
  }
}
