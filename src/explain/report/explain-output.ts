import type { InputError } from '../../manifests/input-objects';
import type { ExplainedPod } from '../explain-object';
import type { UnexplainedObject } from '../unexplained';

/** The version of the form of the output. It grows when a field goes or changes its meaning, not when one is added. */
export const SCHEMA_VERSION = 1;

/** What `pod-patterns explain -o json` prints. Later releases may add fields, and values of a text that is one of a list. */
export interface ExplainOutput {
  /** The version of the form of this output. */
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** The version of Kubernetes that the Pods are explained for, such as `1.33`, or `1.33.4` if a patch was named. */
  readonly target: string;
  /** Whether what is known of this version is only read, from a release before it or from the version before. */
  readonly targetIsPreview: boolean;
  /** The Pods in the order of the input. */
  readonly pods: readonly ExplainedPod[];
  /** What could not be read. */
  readonly errors: readonly InputError[];
  /** Objects that have to do with Pods and are not explained. */
  readonly unexplained: readonly UnexplainedObject[];
  /** How many documents and objects have no Pod. */
  readonly skipped: number;
}
