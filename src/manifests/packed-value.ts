/** What is longer would take more memory as text and as data, whenever it is asked for, than it does as data alone. */
const MAX_LENGTH = 1024 * 1024;

/** Plain data as a text of at most so many characters; undefined if it has none that is so short. */
export function packedText(value: unknown, most: number): string | undefined {
  return lengthLeft(value, Math.min(most, MAX_LENGTH)) < 0 ? undefined : JSON.stringify(value);
}

/** What a text of `packedText` stands for. */
export function unpacked(text: string): unknown {
  return JSON.parse(text);
}

/** About what the text of a value leaves of a length, aliases followed; negative if it is longer, or if JSON cannot hold it. */
function lengthLeft(value: unknown, length: number): number {
  if (typeof value === 'bigint') return -1;
  if (typeof value === 'string') return length - value.length - 2;
  if (typeof value !== 'object' || value === null) return length - 1;
  let left = length - 2;
  for (const key of Object.keys(value)) {
    left = lengthLeft((value as Record<string, unknown>)[key], left - (Array.isArray(value) ? 1 : key.length + 4));
    if (left < 0) break;
  }
  return left;
}
