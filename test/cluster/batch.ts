import type { Target } from './targets';

/** What a server must do with the objects of a file: store them as sent, take them in whatever form, or refuse one. */
export type Expectation = 'stored' | 'taken' | 'refused';

/** A folder of manifests for one target, ready to be judged. */
export interface Batch {
  readonly folder: string;
  /** How many objects it has to hold at least, so that an empty folder does not pass. */
  readonly least: number;
  /** Whether a warning of the server is a failure; of other people's manifests it is only told. */
  readonly refusesWarnings: boolean;
  /** What a person should read beside the counts. */
  readonly notes: readonly string[];
  /** What must become of the objects of a file; if it is left out, all are stored as sent. */
  readonly expected?: (file: string) => Expectation;
}

/** Why there is nothing to judge. */
export interface Skipped {
  readonly skipped: string;
}

/** A source of manifests. `batch` gives undefined where the suite is not meant for the target. */
export interface BatchSuite {
  readonly name: string;
  batch(target: Target, outdir: string): Batch | Skipped | undefined;
}
