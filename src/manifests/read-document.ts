/** A document that has been read, or what is wrong with it, and its line in the file. */
export type ReadDocument =
  { readonly line: number; readonly value: unknown } | { readonly line: number; readonly message: string };
