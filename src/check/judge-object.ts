import type { Finding } from '../findings/finding';
import { errorMessage } from '../kubernetes/error-message';
import type { FeatureTarget } from '../kubernetes/fields/features';
import { objectDecoder } from '../kubernetes/fields/workload-fields';
import type { Fields } from '../kubernetes/json';
import { podKindsIn, podKindsOf, type PodKind } from '../kubernetes/kinds';
import { objectName } from '../kubernetes/object-name';
import { knownPodKinds } from '../kubernetes/operator-kinds';
import { Pod } from '../pod/pod';
import { withEmptyPod } from '../pod/empty-pod';
import { findPod } from '../pod/find-pod';
import { sizeProblem } from '../pod/size-limits';
import { judge } from '../rules/engine';
import type { Rule } from '../rules/rule';

/** How objects are judged. */
export interface JudgeOptions {
  /** The cluster that the Pods are for. */
  readonly target: FeatureTarget;
  /** Kinds that hold a Pod, besides those that are known. */
  readonly podKinds: readonly PodKind[];
  /** The rules by which they are judged. */
  readonly rules: readonly Rule[];
}

/** What is wrong with the Pods of an object. */
export interface JudgedObject {
  /** Whether its kind is one that holds Pods. */
  readonly isPodKind: boolean;
  readonly pods: number;
  /** The names of the containers in them. */
  readonly containers: readonly string[];
  readonly findings: readonly Finding[];
  /** Why a Pod could not be judged, in a sentence. */
  readonly problems: readonly string[];
}

/** Judges the Pods of an object. A fault of ours in one object does not cost the others. */
export function judgeObject(object: Fields, options: JudgeOptions): JudgedObject {
  const isPodKind = knownPodKinds(object, options.podKinds).length > 0;
  try {
    const held = judgedPods(object, options);
    const judged = held.map((pod) => judgePod(pod, options.rules));
    return {
      isPodKind,
      pods: judged.length,
      containers: held.flatMap(({ containers }) => containers.map(({ name }) => name)),
      findings: judged.flatMap(({ findings }) => findings),
      problems: judged.flatMap(({ problem }) => problem ?? []),
    };
  } catch (error) {
    const problem = `this object could not be checked, by a fault of pod-patterns: ${errorMessage(error)}`;
    return { isPodKind, pods: 0, containers: [], findings: [], problems: [`${objectName(object)}: ${problem}`] };
  }
}

/** The Pods of an object that rules can judge. */
export function podsIn(object: Fields, options: Omit<JudgeOptions, 'rules'>): Pod[] {
  return heldPods(object, options).filter(({ spec }) => sizeProblem(spec) === undefined);
}

/** The Pods of an object, those among them that are too large to judge. */
function heldPods(manifest: Fields, { target, podKinds }: Omit<JudgeOptions, 'rules'>): Pod[] {
  return knownPodKinds(manifest, podKinds)
    .flatMap((kind) => podKindsIn(manifest, kind))
    .flatMap((kind) => {
      const search = findPod(manifest, kind, target.version);
      if (search.found === 'nothing') return [];
      const wrongTypes = search.found === 'wrongTypes' ? search.wrongTypes : [];
      return [new Pod({ kind, manifest, target, wrongTypes })];
    });
}

/** The Pods that the API server judges in an object: those that it holds, or else the empty one. */
export function judgedPods(object: Fields, options: Omit<JudgeOptions, 'rules'>): readonly Pod[] {
  const held = heldPods(object, options);
  return held.length > 0 ? held : emptyPods(object, options);
}

/** What an API server sees in an object without the Pod that its kind must hold; no Pod if the kind is that of an operator. */
function emptyPods(object: Fields, { target }: Omit<JudgeOptions, 'rules'>): Pod[] {
  if (!objectDecoder(object, target.version)) return [];
  return podKindsOf(object['apiVersion'], object['kind']).map(
    (kind) => new Pod({ kind, manifest: withEmptyPod(object, kind), target, wrongTypes: [] }),
  );
}

/** What is wrong with a Pod, or why it is not looked into. */
export interface PodFindings {
  readonly findings: readonly Finding[];
  readonly problem?: string;
}

/** Judges a Pod by rules. */
export function judgePod(pod: Pod, rules: readonly Rule[]): PodFindings {
  const problem = sizeProblem(pod.spec);
  if (problem !== undefined)
    return { findings: [], problem: `${objectName(pod.manifest)}: ${problem} are not checked.` };
  return { findings: judge(pod, rules) };
}
