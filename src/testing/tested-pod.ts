import type { FeatureTarget } from '../kubernetes/fields/features';
import { fieldsOf, textOf, type Fields } from '../kubernetes/json';
import { atSteps, podKindsIn, type PodKind } from '../kubernetes/kinds';
import { knownPodKinds } from '../kubernetes/operator-kinds';
import { containersOf } from '../pod/containers';
import { findPod } from '../pod/find-pod';
import { Pod } from '../pod/pod';
import { storedSpec, type StoredSpec } from '../pod/stored-spec';
import type { WrongType } from '../kubernetes/fields/wrong-types';
import { counted } from '../kubernetes/words';
import { misuse } from './misuse';

/** An object of which something is expected. */
export interface TestedObject {
  readonly manifest: Fields;
  /** The cluster that it is for. */
  readonly target: FeatureTarget;
  /** The path of the construct that makes it; absent if there is none. */
  readonly construct?: string;
  /** What is known of its kind at the construct; absent if there is none. */
  readonly kinds?: readonly PodKind[];
}

/** A Pod of which something is expected. */
export interface TestedPod {
  /** The object that holds it as people read it: `Deployment "web" (shop/web)`. */
  readonly label: string;
  readonly pod: Pod;
  /** Its spec as the API server of the target stores it. */
  readonly stored: StoredSpec;
  readonly target: FeatureTarget;
}

/** The name of an object; undefined if it has none. */
export function nameOf(manifest: Fields): string | undefined {
  return textOf(fieldsOf(manifest['metadata'])['name']);
}

/**
 * The Pods of an object: one for most kinds, none if its kind holds none.
 *
 * @throws Error if Kubernetes could not read a Pod, or if the object lacks it
 */
export function testedPods(object: TestedObject): TestedPod[] {
  const { manifest, kinds = knownPodKinds(manifest) } = object;
  const templates = kinds.flatMap((kind) => podKindsIn(manifest, kind));
  // Of several templates, some can be optional.
  const there = templates.filter(({ templatePath }) => atSteps(manifest, [...templatePath, 'spec']) !== undefined);
  const [first] = kinds;
  if (there.length === 0) return first ? [testedPod(object, first)] : [];
  return there.map((kind) => testedPod(object, kind, there.length > 1));
}

function testedPod({ manifest, target, construct }: TestedObject, podKind: PodKind, isOneOfMany = false): TestedPod {
  const at = isOneOfMany ? ` at ${podKind.templatePath.join('.')}` : '';
  const place = construct === undefined ? '' : ` (${construct})`;
  const label = `${podKind.kind} "${nameOf(manifest) ?? ''}"${place}${at}`;
  const search = findPod(manifest, podKind, target.version);
  if (search.found === 'nothing')
    throw misuse(`${label} has no Pod at ${[...podKind.templatePath, 'spec'].join('.')}.`);
  if (search.found === 'wrongTypes') throw misuse(wrongTypesText(label, search.wrongTypes));
  const pod = new Pod({ kind: podKind, manifest, target });
  return { label, pod, stored: storedSpec(pod.spec, target), target };
}

const MAX_LINES = 10;

function wrongTypesText(label: string, wrongTypes: readonly WrongType[]): string {
  const lines = wrongTypes.slice(0, MAX_LINES).map(({ path, expected }) => `\n  ${path} must be ${expected}`);
  const rest = wrongTypes.length - lines.length;
  const more = rest === 0 ? '' : `\n  and ${counted(rest, 'more field')}`;
  return `Kubernetes cannot read ${label}:${lines.join('')}${more}`;
}

/** A Pod without containers fulfils whatever is asked of each of them. */
export function requireContainers({ stored, label }: TestedPod): void {
  if (containersOf(stored).length === 0)
    throw misuse(`${label} has no containers, so that nothing can be expected of them.`);
}
