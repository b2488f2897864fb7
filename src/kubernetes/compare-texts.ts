/** The order of two texts by their characters, whatever the language of the machine. */
export function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
