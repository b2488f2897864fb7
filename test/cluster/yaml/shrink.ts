const MAX_ROUNDS = 200;

/** The shortest text found in which the trouble still shows, by leaving out lines and then characters. */
export function shrink(text: string, shows: (candidates: readonly string[]) => readonly boolean[]): string {
  let shortest = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const candidates = [...withoutParts(shortest, '\n'), ...withoutParts(shortest, '')];
    const next = candidates[shows(candidates).indexOf(true)];
    if (next === undefined) return shortest;
    shortest = next;
  }
  return shortest;
}

function withoutParts(text: string, separator: string): string[] {
  const parts = text.split(separator);
  const sizes = [Math.ceil(parts.length / 2), Math.ceil(parts.length / 4), 1];
  return sizes.flatMap((size) =>
    Array.from({ length: Math.ceil(parts.length / size) }, (_, index) =>
      [...parts.slice(0, index * size), ...parts.slice((index + 1) * size)].join(separator),
    ).filter((candidate) => candidate.length < text.length),
  );
}
