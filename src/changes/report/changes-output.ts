import type { InputError } from '../../manifests/input-objects';
import type { ChangesSummary } from '../changes';
import type { ObjectChange } from '../object-change';

/** The version of the form of the output. It grows when a field goes or changes its meaning, not when one is added. */
export const SCHEMA_VERSION = 1;

/** What `pod-patterns diff -o json` prints. Later releases may add fields, and values of a text that is one of a list. */
export interface ChangesOutput {
  /** The version of the form of this output. */
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** The version of Kubernetes that the manifests are for, such as `1.33`, or `1.33.4` if a patch was named. */
  readonly target: string;
  /** Whether what is known of this version is only read, from a release before it or from the version before. */
  readonly targetIsPreview: boolean;
  /** What happens to each object; those that are only written in another way are among them. */
  readonly objects: readonly ObjectChange[];
  readonly summary: ChangesSummary;
  /** What could not be read. */
  readonly errors: readonly InputError[];
}
