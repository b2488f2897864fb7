import type { UnexplainedObject } from '../../explain/unexplained';
import type { InputError } from '../../manifests/input-objects';
import type { BaselineState } from '../baseline/baseline';
import type { LocatedFinding } from '../located-finding';
import type { CheckSummary } from './report';

/** The version of the form of the output. It grows when a field goes or changes its meaning, not when one is added. */
export const SCHEMA_VERSION = 1;

/** What `pod-patterns check -o json` prints. Later releases may add fields, and values of a text that is one of a list. */
export interface CheckOutput {
  /** The version of the form of this output. */
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** The version of Kubernetes that the Pods are for, such as `1.33`, or `1.33.4` if a patch was named. */
  readonly target: string;
  /** Whether what is known of this version is only read, from a release before it or from the version before. */
  readonly targetIsPreview: boolean;
  /** What was found, in the order of the input; waived findings only if they are asked for, those of the baseline never. */
  readonly findings: readonly LocatedFinding[];
  readonly summary: CheckSummary;
  /** What became of the findings that were known; null if it was not compared to a baseline. */
  readonly baseline: BaselineState | null;
  /** What could not be read. */
  readonly errors: readonly InputError[];
  /** Objects that have to do with Pods and are not checked. */
  readonly unchecked: readonly UnexplainedObject[];
}
