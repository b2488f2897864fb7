import type { CauseReason } from '../findings/cause-reason';
import type { Finding, FindingCause } from '../findings/finding';
import type { Pod } from '../pod/pod';

/** A finding with what the API server says of it, as far as it is known yet. */
export interface Said {
  readonly finding: Finding;
  readonly cause: FindingCause;
}

/** Kinds whose template the API server passes over if their selector is wrong. */
const SELECTING: readonly unknown[] = ['Deployment', 'ReplicaSet', 'StatefulSet'];

/** Whether the kind of the object is one that the API server refuses before its template if its selector is wrong. */
export function isSelecting({ manifest }: Pod): boolean {
  return SELECTING.includes(manifest['kind']);
}

/** Whether something in the selector of a workload is wrong. */
export function isInSelector({ field }: FindingCause): boolean {
  return field.startsWith('spec.selector.');
}

/** A cause, in the order in which kubectl prints it. */
export function causeAt(reason: CauseReason, field: string): FindingCause {
  return { reason, field };
}

/** Causes, each once. */
export function onceEach(causes: readonly FindingCause[]): FindingCause[] {
  return [...new Map(causes.map((cause) => [`${cause.reason} ${cause.field}`, cause])).values()];
}
