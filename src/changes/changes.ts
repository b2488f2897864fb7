import type { ObjectChange } from './object-change';

/** How many objects there are of each kind of change. */
export interface ChangesSummary {
  readonly created: number;
  readonly pruned: number;
  readonly changed: number;
  readonly replaced: number;
  readonly rewritten: number;
  readonly unchanged: number;
  /** How many changes the API server refuses. */
  readonly refused: number;
  /** How many workloads have their Pods replaced or restarted. */
  readonly rolls: number;
  /** How many objects got worse. */
  readonly worse: number;
}

/** What a change from one set of objects to another one does. */
export interface Changes {
  /** In the order of the new objects, those that are gone behind them. There may be too many to keep: they come once. */
  readonly objects: Iterable<ObjectChange>;
  /** The numbers of all of them, which takes as long as to go through those that are left. */
  readonly summary: ChangesSummary;
  /** Whether both sides have objects, and none of one is on the other. */
  readonly haveNothingInCommon: boolean;
}
