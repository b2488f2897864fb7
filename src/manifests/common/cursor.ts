/** How far a reader has come in a text. */
export interface Cursor {
  readonly text: string;
  position: number;
}

/** Thrown when the common reader meets what it does not support. */
export class BailOut extends Error {}

const BAIL_OUT = new BailOut('The text needs the full reader.');

/** Leaves the document to the full reader. */
export function bailOut(): never {
  throw BAIL_OUT;
}
