import type { CauseReason } from '../findings/cause-reason';
import type { FindingKind } from '../findings/finding-kind';
import type { AttributedProblem, Problem } from '../findings/problem';
import type { Fields } from '../kubernetes/json';
import type { DocumentEdit } from '../manifests/edit/document-edit';
import type { Pod } from '../pod/pod';
import type { Symptom } from './symptoms';

/** A check of one Pod. */
export interface PodCheck extends FindingKind {
  /**
   * The type of the error with which validation refuses what breaks the rule, unless a problem has its own.
   * @default - validation does not refuse it
   */
  readonly reason?: CauseReason;
  /**
   * Keys without which it finds nothing, whatever else the object holds: it is asked only if one of them stands somewhere in
   * the object as it is written, so that it costs other Pods no time.
   * @default - it is always asked
   */
  readonly onlyWith?: readonly string[];
  /** Pure: the problems of a Pod, none if all is well. */
  readonly check: (pod: Pod) => readonly AttributedProblem[];
}

/** A check of one Pod with where it comes from. */
export interface Rule extends PodCheck {
  /**
   * Whether what breaks the rule can never work, although the API server takes it in some way: `explain` then tells it,
   * and docs/explain.md lists it.
   * @default false
   */
  readonly neverWorks?: boolean;
  /**
   * The edits of the object that mend one of its problems without any doubt about what was meant; none if that problem
   * needs a person. The rule then has nothing more to say of it. `check --fix` makes them.
   * @default - no problem is mended
   */
  readonly mend?: (pod: Pod, problem: AttributedProblem) => readonly DocumentEdit[];
  /** The fields that it looks at, from the whole object or the Pod's `spec`. */
  readonly fields: readonly string[];
  /**
   * What a cluster shows of what breaks it, beside the answer of its API server.
   * @default - nothing that kubectl prints
   */
  readonly symptoms?: readonly Symptom[];
  /** Where Kubernetes says that it must hold. */
  readonly source: string;
}

/** An object of the input. */
export interface InputObject {
  readonly manifest: Fields;
  /** The path of the construct that makes it; absent if none does. */
  readonly construct?: string;
  /** Whether this library made it beside a Pod; absent if the object does not come from code. */
  readonly isAdded?: boolean;
}

/** A problem of an object as a rule states it. */
export interface ObjectProblem extends Omit<Problem, 'path'> {
  readonly object: InputObject;
  /** The other objects that have a part in it. */
  readonly relatedObjects?: readonly InputObject[];
}

/** A check of all objects of an input at once. */
export interface ObjectsRule extends FindingKind {
  readonly fields: readonly string[];
  /**
   * What a cluster shows of what breaks it.
   * @default - nothing that kubectl prints
   */
  readonly symptoms?: readonly Symptom[];
  readonly source: string;
  /** Pure: the problems of the objects, none if all is well. */
  readonly check: (objects: readonly InputObject[]) => readonly ObjectProblem[];
}
