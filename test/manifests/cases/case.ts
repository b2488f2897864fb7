/** A document as it is read: the line of its first content, and its value. */
type ReadDocument = readonly [line: number, value: unknown];

/** A document that is refused. */
interface Refused {
  readonly line: number;
  readonly message: string;
}

/** A file of manifests, and what is read in it. The agreement run compares each with kubectl. */
export interface Case {
  readonly name: string;
  readonly text: string;
  readonly reads: readonly (ReadDocument | Refused)[];
}

/** What kubectl passes over without a word. */
export function unread(line: number): Refused {
  return {
    line,
    message:
      'kubectl reads nothing from here to the next line that begins with "---": mend the indentation or the brackets ' +
      'in front of it, or put such a line there',
  };
}

/** A document that is refused with this message. */
export function refused(line: number, message: string): Refused {
  return { line, message };
}
