/** What is wrong with a text, and where in it. */
export class ReadError extends Error {
  constructor(
    message: string,
    /** Counted in UTF-16 units from the beginning of the text. */
    readonly position: number,
  ) {
    super(message);
  }
}
