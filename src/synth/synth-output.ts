import type { CheckOutput } from '../check/report/check-output';
import type { ChangesOutput } from '../changes/report/changes-output';
import type { FileFate, OutputFile } from './output-changes';

/** What was done, without what else was asked for. */
export type SynthDone = Omit<SynthOutput, 'check' | 'changes'>;

/** What `pod-patterns synth -o json` prints. Later releases may add fields. */
export interface SynthOutput {
  /** The version of the form of this output. */
  readonly schemaVersion: 1;
  /** The folder of the manifests, as it is written. */
  readonly output: string;
  /** Whether nothing was to be written, and the output only compared to what the code gives. */
  readonly isVerification: boolean;
  /** Whether the output is now what the code gives. */
  readonly isUpToDate: boolean;
  /** What was found of that which `--fail-on` names: a severity for the check, and a word of `diff` for the change. */
  readonly failedOn: readonly string[];
  /** The files of the output, in the order of their paths. */
  readonly files: readonly OutputFile[];
  /** How many files there are of each fate. */
  readonly summary: { readonly [fate in FileFate]: number };
  /** What `pod-patterns check -o json` prints of the new manifests; null if no check was asked for. */
  readonly check: CheckOutput | null;
  /** What `pod-patterns diff -o json` prints of the change; null if it was not asked for. */
  readonly changes: ChangesOutput | null;
}

/** How many files there are of each fate. */
export function fateCounts(files: readonly OutputFile[]): SynthOutput['summary'] {
  const counts = { created: 0, changed: 0, removed: 0, unchanged: 0, left: 0 };
  for (const { fate } of files) counts[fate] += 1;
  return counts;
}
