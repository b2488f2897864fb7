/** Replaces the line breaks inside a scalar: one becomes a space, and the first of several is dropped. */
export function foldBreaks(first: string, others: string): string {
  if (first !== '\n') return first + others;
  return others === '' ? ' ' : others;
}
