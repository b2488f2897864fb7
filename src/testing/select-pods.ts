import { textOf } from '../kubernetes/json';
import type { TargetClusterOptions } from '../template/target-cluster';
import { nameOf, testedPods, type TestedObject, type TestedPod } from './tested-pod';
import { listed } from '../kubernetes/words';
import { misuse } from './misuse';

/**
 * Of which Pods something is expected.
 */
export interface PodMatcherOptions {
  /**
   * The name of the object that holds the Pod, as in its `metadata.name`.
   * @default - any name
   */
  readonly name?: string;

  /**
   * The kind of the object that holds the Pod, such as `Deployment`.
   * @default - any kind
   */
  readonly kind?: string;

  /**
   * The cluster in which the Pod would run.
   * @default - that of the construct; for manifests and text the newest version of Kubernetes that is known
   */
  readonly target?: TargetClusterOptions;
}

/**
 * The Pods among objects that are meant.
 *
 * @throws Error if there are none, or if one cannot be read
 */
export function selectPods(objects: readonly TestedObject[], { name, kind }: PodMatcherOptions): TestedPod[] {
  const chosen = objects.filter(
    ({ manifest }) =>
      (name ?? nameOf(manifest)) === nameOf(manifest) && (kind ?? manifest['kind']) === manifest['kind'],
  );
  const pods = chosen.flatMap(testedPods);
  if (pods.length > 0) return pods;
  throw misuse(`${wantedText(name, kind)}: ${objectsText(objects)}.`);
}

function wantedText(name: string | undefined, kind: string | undefined): string {
  if (name === undefined && kind === undefined) return 'no object here holds a Pod';
  const words = [kind ?? 'object', ...(name === undefined ? [] : [`of the name "${name}"`])];
  return `no ${words.join(' ')} here holds a Pod`;
}

const MAX_OBJECTS = 10;

function objectsText(objects: readonly TestedObject[]): string {
  if (objects.length === 0) return 'there are no objects at all';
  const names = objects.map(
    ({ manifest }) => `${textOf(manifest['kind']) ?? 'unknown kind'} "${nameOf(manifest) ?? ''}"`,
  );
  const rest = names.length - MAX_OBJECTS;
  const shown = listed([...names.slice(0, MAX_OBJECTS), ...(rest > 0 ? [`${rest} more`] : [])]);
  return names.length === 1 ? `the only object is ${shown}` : `the objects are ${shown}`;
}
