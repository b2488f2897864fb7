import type { FindingCause } from '../../../../src/findings/finding';
import type { Cause } from '../kube-judge';

/** What both say of an object: the causes of the API server, and those of the findings. */
export interface Said {
  readonly theirs: readonly Cause[];
  readonly ours: readonly FindingCause[];
}

/** The causes of both sides, each once, as `FieldValueRequired spec.containers[0].image`. */
export interface Causes {
  readonly both: readonly string[];
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

export function compareCauses({ theirs, ours }: Said): Causes {
  const said = new Set(theirs.map(({ type, field }) => `${type} ${field}`));
  const found = new Set(ours.map(({ reason, field }) => `${reason} ${field}`));
  return {
    both: [...said].filter((cause) => found.has(cause)),
    missed: [...said].filter((cause) => !found.has(cause)),
    extra: [...found].filter((cause) => !said.has(cause)),
  };
}
