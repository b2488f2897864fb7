import { errorMessage } from '../kubernetes/error-message';
import type { FeatureTarget } from '../kubernetes/fields/features';
import type { Fields } from '../kubernetes/json';
import { podKindsIn, type PodKind } from '../kubernetes/kinds';
import { objectName } from '../kubernetes/object-name';
import { knownPodKinds } from '../kubernetes/operator-kinds';
import { inputError, inputObjects, type InputError, type InputItem, type InputPlace } from '../manifests/input-objects';
import { Pod } from '../pod/pod';
import { findPod } from '../pod/find-pod';
import { sizeProblem } from '../pod/size-limits';
import { explanationOf, type PodExplanation } from './pod-explanation';
import type { ClusterAssumptions } from './run-explanation';
import { unknownKind, withoutTemplate, type UnexplainedObject } from './unexplained';
import { wrongTypeMessages } from './wording/wrong-type-messages';

/** A Pod and where it stands in the input. */
export type ExplainedPod = InputPlace & PodExplanation;

/** What `explain` has to say about an item of the input. */
export type ExplainResult =
  | { readonly type: 'pod'; readonly pod: ExplainedPod }
  | { readonly type: 'error'; readonly error: InputError }
  /** A document or object without a Pod, with what is to be said of one that has to do with Pods all the same. */
  | { readonly type: 'skipped'; readonly unexplained?: UnexplainedObject };

/** What to explain, and how. */
export interface ExplainOptions extends ClusterAssumptions {
  /** The cluster that the Pods are for. */
  readonly target: FeatureTarget;
  /** Kinds that hold a Pod, besides those that are known. */
  readonly podKinds: readonly PodKind[];
}

const SKIPPED: ExplainResult = { type: 'skipped' };

/** Explains the Pods in the text of a file, one by one while it is read. */
export function* explainText(file: string, text: string, options: ExplainOptions): Generator<ExplainResult> {
  for (const item of inputObjects(file, text)) yield* explainItem(item, options);
}

/** Explains the Pod of an item of the input; several results if several fields have a wrong type. */
export function explainItem(item: InputItem, options: ExplainOptions): ExplainResult[] {
  if (item.type === 'error') return [item];
  if (item.type === 'empty') return [SKIPPED];
  const { place, object } = item;
  const kinds = knownPodKinds(object, options.podKinds);
  return guarded(place, object, () => {
    if (kinds.length === 0) return [skipped(unknownKind(place, object))];
    const results = kinds
      .flatMap((kind) => podKindsIn(object, kind))
      .flatMap((kind) => explainObject(place, object, kind, options));
    return results.length > 0 ? results : [skipped(withoutTemplate(place, object))];
  });
}

function skipped(unexplained: UnexplainedObject | undefined): ExplainResult {
  return unexplained ? { type: 'skipped', unexplained } : SKIPPED;
}

/** A fault of ours in one object does not cost the others. */
function guarded(place: InputPlace, object: Fields, explain: () => ExplainResult[]): ExplainResult[] {
  try {
    return explain();
  } catch (error) {
    const reason = errorMessage(error);
    const message = `${objectName(object)}: this object could not be explained, by a fault of pod-patterns: ${reason}`;
    return [inputError(place, message)];
  }
}

function explainObject(place: InputPlace, object: Fields, podKind: PodKind, options: ExplainOptions): ExplainResult[] {
  const search = findPod(object, podKind, options.target.version);
  if (search.found === 'nothing') return [];
  const who = objectName(object);
  if (search.found === 'wrongTypes') {
    return wrongTypeMessages(search.wrongTypes).map((message) => inputError(place, `${who}: ${message}`));
  }
  const problem = sizeProblem(search.pod.spec);
  if (problem !== undefined) return [inputError(place, `${who}: ${problem} are not explained.`)];
  return [explained(place, object, podKind, options)];
}

function explained(place: InputPlace, object: Fields, podKind: PodKind, options: ExplainOptions): ExplainResult {
  const pod = new Pod({ kind: podKind, manifest: object, target: options.target, wrongTypes: [] });
  return { type: 'pod', pod: { ...place, ...explanationOf(pod, options) } };
}
