import { labelsOf } from '../kubernetes/labels-of';
import type { ExplainedPod } from '../explain/explain-object';
import { groupBy } from '../kubernetes/group-by';
import { deepEqual, type Fields } from '../kubernetes/json';
import { fieldsAt } from '../kubernetes/kinds';
import type { PodExplanation } from '../explain/pod-explanation';
import type { LiveManifest } from './live-output';
import type { LivePod } from './live-pod';

/** What a manifest is known by, of all that is explained of it. */
export type ExplainedManifest = Pick<
  ExplainedPod,
  'file' | 'line' | 'kind' | 'namespace' | 'name' | 'templatePath' | 'containers'
>;

/** A manifest that holds a Pod. */
export interface PodManifest {
  readonly explained: ExplainedManifest;
  readonly object: Fields;
}

/** The manifests from which Pods can have been made, by their names. */
export class ManifestIndex {
  private readonly byName: ReadonlyMap<string, readonly PodManifest[]>;
  /** The lengths of their names, the longest first. */
  private readonly lengths: readonly number[];

  public constructor(manifests: readonly PodManifest[]) {
    this.byName = groupBy(manifests, ({ explained }) => explained.name);
    this.lengths = [...new Set([...this.byName.keys()].map(({ length }) => length))].sort(
      (left, right) => right - left,
    );
  }

  /**
   * The manifest from which a Pod was made: of the same namespace if it has one, with labels that the Pod has as well, and
   * with a name that begins the Pod's. Of several it is the one with the longest name.
   */
  public sourceOf(live: LivePod): PodManifest | undefined {
    for (const length of this.lengths) {
      if (length > live.name.length) continue;
      const named = this.byName.get(live.name.slice(0, length)) ?? [];
      const found = named.find((manifest) => isFrom(live, manifest));
      if (found) return found;
    }
    return undefined;
  }
}

function isFrom(live: LivePod, { explained, object }: PodManifest): boolean {
  const { namespace, name, kind, templatePath } = explained;
  if (namespace !== '' && namespace !== live.namespace) return false;
  if (kind === 'Pod' && templatePath === '') return name === live.name;
  const template = fieldsAt(object, templatePath.split('.'));
  const labels = labelsOf(template);
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
