import type { CauseReason } from './cause-reason';
import type { FindingKind } from './finding-kind';

/** A problem of a Pod as a rule states it; the engine adds the rule, the object, the container, and whose part it is. */
export interface Problem {
  /** The field path from the Pod's spec, such as `containers[0].image`; absent if no field is at fault. */
  readonly path?: string;
  /** The path from the whole object, if the field is not in the Pod's spec. */
  readonly objectPath?: string;
  /** The other places that have a part in it, from the Pod's spec: those of the same name, for instance. */
  readonly related?: readonly string[];
  /** The call in code that wrote what stands at the path, such as `PodTemplate.addEnv`. */
  readonly option?: string;
  /** The value at fault, if it is not what stands at the path. */
  readonly value?: unknown;
  /** The type of the error of the API server, if it is not that of the rule. */
  readonly reason?: CauseReason;
  /** The field that the API server names, from where the path begins, if the path does not tell it. */
  readonly serverField?: string;
  /** What is wrong, as a sentence that goes on from the id. */
  readonly message: string;
  /** How to mend it in YAML. */
  readonly fix: string;
  /** Facts for whoever writes further advice, such as the version that has a field. */
  readonly data?: { readonly [name: string]: string };
}

/** A problem with the construct and container that it is put down to, whatever its path says. */
export interface AttributedProblem extends Problem {
  readonly container?: string;
  readonly construct?: string;
}

/** A problem that an edit met. */
export interface EditProblem {
  readonly kind: FindingKind;
  readonly problem: AttributedProblem;
}
