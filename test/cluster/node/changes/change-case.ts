import type { WorkloadEffect } from '../../../../src/changes/effects/workload-effect';
import type { DeadlineVerdict } from '../../../../src/changes/rollout/rollout-time';
import type { JsonObject } from '../../json';

/** A change that is made for real, of a workload whose Pods run. */
export interface ChangeCase {
  /** The name of the workload. */
  readonly name: string;
  readonly title: string;
  /** What was applied before that, and what the Pods were made of; `before` itself if it is absent. */
  readonly first?: JsonObject;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** What `diff` must say, so that no case judges something else than it means to. */
  readonly says: WorkloadEffect | 'refused' | 'nothing';
  /** What `diff` must say of the deadline; nothing is asked without it. */
  readonly deadline?: DeadlineVerdict;
  /** How many Pods there are before, if the object does not say so. */
  readonly pods?: number;
}
