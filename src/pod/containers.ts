import { isFields, listOf, textOf, type Fields } from '../kubernetes/json';

/**
 * How Kubernetes starts a container: as an init container, as a native sidecar, with the app, or for debugging. An ordinary
 * container that serves the app is `app` too; `appContainersOf` tells which ones the app itself is.
 */
export type ContainerKind = 'init' | 'sidecar' | 'app' | 'ephemeral';

/** A list of the Pod's spec that holds containers. */
export type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';

/** A container of a Pod and where it stands in the spec. */
export interface PodContainer {
  readonly kind: ContainerKind;
  readonly list: ContainerList;
  readonly index: number;
  /** The path from the spec, such as `initContainers[0]`. */
  readonly path: string;
  /** The name as text; empty if there is none. */
  readonly name: string;
  readonly fields: Fields;
}

type WithKind = Pick<PodContainer, 'kind'>;

/** The containers of specs that nothing changes any more: each fact of a Pod begins with them. */
const KEPT = new WeakMap<Fields, readonly PodContainer[]>();

const LISTS: readonly ContainerList[] = ['initContainers', 'containers', 'ephemeralContainers'];

/** Every container of a Pod, in the order in which Kubernetes starts them. Items that are not objects are passed over. */
export function containersOf(spec: Fields): readonly PodContainer[] {
  return KEPT.get(spec) ?? listContainers(spec);
}

/** Lists the containers of a spec once for all who ask later; nothing may change the spec any more. */
export function keepContainers(spec: Fields): void {
  KEPT.set(spec, listContainers(spec));
}

function listContainers(spec: Fields): PodContainer[] {
  const containers: PodContainer[] = [];
  for (const list of LISTS) {
    let index = 0;
    for (const fields of listOf(spec[list])) {
      if (isFields(fields)) containers.push(podContainer(list, index, fields));
      index += 1;
    }
  }
  return containers;
}

/** Whether a container runs as long as the Pod: an app container or a native sidecar. */
export function isLongRunning({ kind }: WithKind): boolean {
  return kind === 'app' || kind === 'sidecar';
}

/** The containers that a Pod is created with; those for debugging come later. */
export function withoutEphemeral<Container extends WithKind>(containers: readonly Container[]): Container[] {
  return containers.filter(({ kind }) => kind !== 'ephemeral');
}

/** The container that a field path from the spec leads into, if it leads into one. */
export function containerAt(containers: readonly PodContainer[], path: string): PodContainer | undefined {
  return containers.find((container) => path === container.path || path.startsWith(`${container.path}.`));
}

function podContainer(list: ContainerList, index: number, fields: Fields): PodContainer {
  const name = textOf(fields['name']) ?? '';
  return { kind: containerKind(list, fields), list, index, path: `${list}[${index}]`, name, fields };
}

/** What a container is to the Pod, by the list that it stands in and its restart policy. */
export function containerKind(list: ContainerList, fields: Fields): ContainerKind {
  if (list === 'ephemeralContainers') return 'ephemeral';
  if (list === 'containers') return 'app';
  return fields['restartPolicy'] === 'Always' ? 'sidecar' : 'init';
}
