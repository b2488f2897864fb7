import { fieldsOf, textOf, type Fields } from '../kubernetes/json';
import type { PodContainer } from './containers';
import { Provenance } from './provenance';

/** The annotation of a Pod by which kubectl chooses a container when a command names none. */
export const DEFAULT_CONTAINER_ANNOTATION = 'kubectl.kubernetes.io/default-container';

const NOTHING_ADDED: Provenance = new Provenance('');

/**
 * The containers of the app; all others are helpers. The annotation decides if somebody wrote it and it names a container
 * that is started as part of the app; otherwise those that the patterns did not add are the app.
 *
 * @param metadata - the metadata of the Pod or its template
 * @param containers - the containers of the Pod
 * @param provenance - which containers patterns added
 */
export function appContainersOf(
  metadata: Fields,
  containers: readonly PodContainer[],
  provenance: Provenance = NOTHING_ADDED,
): PodContainer[] {
  const candidates = containers.filter(({ kind }) => kind === 'app');
  const name = provenance.isAppContainerChosen
    ? undefined
    : fieldsOf(metadata['annotations'])[DEFAULT_CONTAINER_ANNOTATION];
  const named = textOf(name) ? candidates.find((container) => container.name === name) : undefined;
  return named ? [named] : candidates.filter((container) => provenance.helper(container.name) === undefined);
}

/**
 * The container of the app that commands and sums are about: the first one.
 *
 * Source: k8s.io/kubectl/pkg/cmd/util, FindOrDefaultContainerByName
 */
export function appContainerOf(
  metadata: Fields,
  containers: readonly PodContainer[],
  provenance: Provenance = NOTHING_ADDED,
): PodContainer | undefined {
  return appContainersOf(metadata, containers, provenance)[0] ?? containers.find(({ kind }) => kind === 'app');
}
