import type { Fields } from '../kubernetes/json';
import type { Pod } from '../pod/pod';
import type { SideFindings } from './findings/finding-changes';
import type { StoredOptions } from './stored/stored-object';

/** What is known of both sides when a pair of objects is looked at. */
export interface PairContext extends StoredOptions {
  /** An object as the API server stores it. */
  readonly stored: (manifest: Fields) => Fields;
  /** The Pods of an object that the API server could decode. */
  readonly pods: (manifest: Fields) => readonly Pod[];
  readonly oldFindings: SideFindings;
  readonly findings: SideFindings;
}
