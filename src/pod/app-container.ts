import { fieldsOf, textOf, type Fields } from '../kubernetes/json';
import type { PodContainer } from './containers';

/** The annotation of a Pod by which kubectl chooses a container when a command names none. */
export const DEFAULT_CONTAINER_ANNOTATION = 'kubectl.kubernetes.io/default-container';

/**
 * The container of the app; every other container is a helper. The annotation decides if it names a container that is
 * started as part of the app, then what the patterns did not add, then the order.
 *
 * Source: k8s.io/kubectl/pkg/cmd/util, FindOrDefaultContainerByName
 *
 * @param metadata - the metadata of the Pod or its template
 * @param containers - the containers of the Pod
 * @param added - the names of the containers that patterns added
 */
export function appContainerOf(
  metadata: Fields,
  containers: readonly PodContainer[],
  added: ReadonlySet<string> = new Set(),
): PodContainer | undefined {
  const candidates = containers.filter(({ kind }) => kind === 'app');
  const named = textOf(fieldsOf(metadata['annotations'])[DEFAULT_CONTAINER_ANNOTATION]);
  return (
    (named ? candidates.find(({ name }) => name === named) : undefined) ??
    candidates.find(({ name }) => !added.has(name)) ??
    candidates[0]
  );
}
