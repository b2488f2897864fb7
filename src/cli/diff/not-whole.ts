/** What stands above a report if a document could not be read: its objects seem to be deleted, or created. */
export const NOT_WHOLE =
  'Not all of the input could be read: what seems to be gone or new may only not have been read.';

/** A text that says so first. */
export function* behindNotice(text: Iterable<string>): Generator<string> {
  yield `${NOT_WHOLE}\n\n`;
  yield* text;
}
