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

/** A document that is refused with this message. */
export function refused(line: number, message: string): Refused {
  return { line, message };
}
