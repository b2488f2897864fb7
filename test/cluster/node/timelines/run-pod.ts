import type { PredictedRun } from '../../../support/simulation/behavior';
import type { Observation } from './observe';
import type { PodCase } from './pod-case';

/** A Pod that ran, what was predicted of it, and what was seen. */
export interface RunPod {
  readonly pod: PodCase;
  readonly predicted: PredictedRun;
  readonly seen: Observation;
}
