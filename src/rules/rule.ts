import type { FeatureTarget } from '../kubernetes/fields/features';
import type { Fields } from '../kubernetes/json';
import type { PodKind } from '../kubernetes/kinds';
import type { PodContainer } from '../pod/containers';
import type { FindingSeverity, Problem } from './finding';
import type { Origins } from './origins';

/** A Pod as rules see it: the final manifest, and what is known of where its parts come from. */
export interface JudgedPod {
  readonly kind: PodKind;
  /** The whole object, such as the Deployment. */
  readonly manifest: Fields;
  readonly spec: Fields;
  readonly containers: readonly PodContainer[];
  readonly target: FeatureTarget;
  readonly origins: Origins;
}

/** A check with its data. */
export interface Rule {
  /** The id by which it is named in findings and waivers; never changed. */
  readonly id: string;
  readonly severity: FindingSeverity;
  /** What must hold, in a sentence. */
  readonly summary: string;
  /** Pure: the problems of a Pod, none where all is well. */
  readonly check: (pod: JudgedPod) => Problem[];
}
