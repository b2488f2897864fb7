/** Where something stands in a document: names of fields and indexes of items, from its top. */
export type Steps = readonly string[];

/** A change of a document. */
export type DocumentEdit =
  /** Another text or number in the place of one. */
  | { readonly change: 'replace'; readonly steps: Steps; readonly value: string | number }
  /** An item or a field less. */
  | { readonly change: 'remove'; readonly steps: Steps }
  /** A field more in the object at the steps, behind another one if that is there, or else behind all. */
  | {
      readonly change: 'add';
      readonly steps: Steps;
      readonly key: string;
      readonly value: unknown;
      readonly behind?: string;
    }
  /** An item of a list becomes the last one of another list, which is a field of the same object and may be missing. */
  | { readonly change: 'move'; readonly steps: Steps; readonly list: string };
