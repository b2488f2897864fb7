/** How much of a name may be wrong for another one to be what was meant. */
const MAX_SHARE = 0.4;

/** The longest name that is compared: nobody means one of a list by a longer text. */
const MAX_LENGTH = 64;

/** The name of a list that a misspelt one probably stands for; undefined if none is like it. The case does not matter. */
export function similarName(name: string, known: readonly string[]): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  const rated = known.map((candidate) => ({
    candidate,
    edits: editsBetween(name.toLowerCase(), candidate.toLowerCase()),
  }));
  const [best] = rated.sort((left, right) => left.edits - right.edits);
  return best && best.edits <= Math.max(name.length, best.candidate.length) * MAX_SHARE ? best.candidate : undefined;
}

/** What to add to a message about an unknown name: ` Did you mean "probes"?`, or nothing. */
export function suggestionText(name: string, known: readonly string[]): string {
  const similar = similarName(name, known);
  return similar === undefined ? '' : ` Did you mean "${similar}"?`;
}

/** How many characters must be put in, left out, replaced or swapped with the next one to make one text of another. */
function editsBetween(left: string, right: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
