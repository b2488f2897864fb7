/** Why the API server refuses a change. */
export type RefusalCause =
  /** The field may not change so. */
  | 'immutable'
  /** What the API server has written out stays beside what is new, and both cannot be. */
  | 'leftover'
  /** The new object is refused whatever was there before. */
  | 'invalid';

/** A field for which the API server refuses a change of an object. */
export interface Refusal {
  readonly cause: RefusalCause;
  /** The field in the manifest that may not change so. */
  readonly path: string;
  /** The field as the API server names it in its answer, which may stand above. */
  readonly field: string;
  /** What must hold: the end of a sentence that begins with the path. */
  readonly reason: string;
  /** What can be done: a sentence without its full stop. */
  readonly fix: string;
}
