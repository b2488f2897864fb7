import type { KubernetesVersion } from '../../kubernetes/version';
import type { InputError } from '../../manifests/input-objects';
import type { UnexplainedObject } from '../../explain/unexplained';
import type { BaselineState } from '../baseline/baseline';
import type { LocatedFinding } from '../located-finding';

/** What was checked and found, in numbers. */
export interface CheckSummary {
  readonly files: number;
  readonly objects: number;
  readonly pods: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** The findings that are accepted; the others do not count them. */
  readonly waived: number;
  /** How many documents and objects have no Pod. */
  readonly skipped: number;
}

/** All that a check of an input found. */
export interface CheckReport {
  /** The version that the Pods are for. */
  readonly target: KubernetesVersion;
  /** In the order of the input, waived ones only if they are asked for. */
  readonly findings: readonly LocatedFinding[];
  readonly summary: CheckSummary;
  /** What became of the findings that were known; null if it was not compared to a baseline. */
  readonly baseline: BaselineState | null;
  /** What could not be read. */
  readonly errors: readonly InputError[];
  /** Objects that have to do with Pods and are not checked. */
  readonly unchecked: readonly UnexplainedObject[];
}
