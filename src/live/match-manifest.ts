import type { ExplainedPod } from '../explain/explain-object';
import { deepEqual, fieldsOf, type Fields } from '../kubernetes/json';
import { fieldsAt } from '../kubernetes/kinds';
import type { PodExplanation } from '../explain/pod-explanation';
import type { LiveManifest } from './live-output';
import type { LivePod } from './live-pod';

/** A manifest that holds a Pod. */
export interface PodManifest {
  readonly explained: ExplainedPod;
  readonly object: Fields;
}

/**
 * The manifest from which a Pod was made: of the same namespace if it has one, with labels that the Pod has as well, and
 * with a name that begins the Pod's. Of several it is the one with the longest name.
 */
export function manifestOf(live: LivePod, manifests: readonly PodManifest[]): PodManifest | undefined {
  const fits = manifests.filter((manifest) => isFrom(live, manifest));
  return fits.sort((left, right) => right.explained.name.length - left.explained.name.length)[0];
}

function isFrom(live: LivePod, { explained, object }: PodManifest): boolean {
  const { namespace, name, kind, templatePath } = explained;
  if (namespace !== '' && namespace !== live.namespace) return false;
  if (kind === 'Pod' && templatePath === '') return name === live.name;
  const template = fieldsAt(object, templatePath.split('.'));
  const labels = fieldsOf(fieldsOf(template?.['metadata'])['labels']);
  return (
    live.name.startsWith(`${name}-`) &&
    Object.entries(labels).every(([key, value]) => deepEqual(live.labels[key], value))
  );
}

/** What is said of the manifest of a Pod. */
export function liveManifest({ explained }: PodManifest, pod: PodExplanation): LiveManifest {
  const [there, here] = [pod, explained].map(({ containers }) => containers.map(({ name }) => name));
  const missing = (from: readonly string[] = [], others: readonly string[] = []): string[] =>
    from.filter((name) => !others.includes(name));
  return {
    file: explained.file,
    line: explained.line,
    kind: explained.kind,
    name: explained.name,
    addedContainers: missing(there, here),
    missingContainers: missing(here, there),
  };
}
