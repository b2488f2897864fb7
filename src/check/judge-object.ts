import type { Finding } from '../findings/finding';
import { errorMessage } from '../kubernetes/error-message';
import type { FeatureTarget } from '../kubernetes/fields/features';
import type { Fields } from '../kubernetes/json';
import { podKindsIn, podKindsOf, type PodKind } from '../kubernetes/kinds';
import { objectName } from '../kubernetes/object-name';
import { OPERATOR_KINDS } from '../kubernetes/operator-kinds';
import { Pod } from '../pod/pod';
import { findPod } from '../pod/find-pod';
import { sizeProblem } from '../pod/size-limits';
import { judge } from '../rules/engine';
import { fieldType } from '../rules/fields/field-type';
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
  readonly findings: readonly Finding[];
  /** Why a Pod could not be judged, in a sentence. */
  readonly problems: readonly string[];
}

/** Judges the Pods of an object. A fault of ours in one object does not cost the others. */
export function judgeObject(object: Fields, options: JudgeOptions): JudgedObject {
  const kinds = podKindsOf(object['apiVersion'], object['kind'], options.podKinds, OPERATOR_KINDS);
  try {
    const judged = kinds
      .flatMap((kind) => podKindsIn(object, kind))
      .flatMap((kind) => judgePod(object, kind, options) ?? []);
    return {
      isPodKind: kinds.length > 0,
      pods: judged.length,
      findings: judged.flatMap(({ findings }) => findings),
      problems: judged.flatMap(({ problem }) => problem ?? []),
    };
  } catch (error) {
    const problem = `this object could not be checked, by a fault of pod-patterns: ${errorMessage(error)}`;
    return { isPodKind: kinds.length > 0, pods: 0, findings: [], problems: [`${objectName(object)}: ${problem}`] };
  }
}

/** The Pods of an object that rules can judge. */
export function podsIn(object: Fields, { target, podKinds }: Omit<JudgeOptions, 'rules'>): Pod[] {
  return podKindsOf(object['apiVersion'], object['kind'], podKinds)
    .flatMap((kind) => podKindsIn(object, kind))
    .flatMap((kind) => {
      const { found } = findPod(object, kind, target.version);
      const pod = new Pod({ kind, manifest: object, target, isDecodable: found === 'pod' });
      return found === 'nothing' || sizeProblem(pod.spec) !== undefined ? [] : [pod];
    });
}

interface PodFindings {
  readonly findings: readonly Finding[];
  readonly problem?: string;
}

/** Undefined if the object has no Pod at the place. */
function judgePod(manifest: Fields, kind: PodKind, { target, rules }: JudgeOptions): PodFindings | undefined {
  const { found } = findPod(manifest, kind, target.version);
  if (found === 'nothing') return undefined;
  const pod = new Pod({ kind, manifest, target, isDecodable: found === 'pod' });
  const problem = sizeProblem(pod.spec);
  if (problem !== undefined) return { findings: [], problem: `${objectName(manifest)}: ${problem} are not checked.` };
  return { findings: judge(pod, found === 'pod' ? rules.filter(isOpen) : rules) };
}

/** Whether a rule can still find something in a Pod of which every field has its type. */
function isOpen(rule: Rule): boolean {
  return rule !== fieldType;
}
