/** Longer names are not compared: what people misspell is short, and the time grows with the square of the length. */
const MAX_LENGTH = 64;

/**
 * The name that somebody probably meant: the one of the known names that takes the fewest slips to get to, each a letter
 * too many, too few, in another case or instead of another, or two letters the wrong way round. Undefined if more than a
 * third of the letters would have to change, or more than `most`. More than one slip is less likely than that somebody
 * wrote only the beginning of a name, if no other name begins so; with a `most` of its own, a text may be no name at all.
 */
export function closestName(name: string, known: Iterable<string>, most?: number): string | undefined {
  if (name === '' || name.length > MAX_LENGTH) return undefined;
  const names = [...known];
  const { meant, slips } = nearest(name, names, most ?? mostSlips(name));
  if (slips <= 1 || most !== undefined) return meant;
  return onlyLonger(name, names) ?? meant;
}

function nearest(name: string, known: readonly string[], most: number): { meant?: string; slips: number } {
  let found: { meant?: string; slips: number } = { slips: Infinity };
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > most) continue;
    const slips = slipsBetween(...withoutCommonEnds(name, candidate), Math.min(most, found.slips));
    if (slips <= most && slips < found.slips) found = { meant: candidate, slips };
  }
  return found;
}

/** A letter or two begin many names. */
const SHORTEST_BEGINNING = 3;

function onlyLonger(name: string, known: readonly string[]): string | undefined {
  if (name.length < SHORTEST_BEGINNING) return undefined;
  const longer = known.filter((candidate) => candidate.startsWith(name));
  return longer.length === 1 ? longer[0] : undefined;
}

/** The question that follows an unknown name, with a blank before it: ` Did you mean "memory"?`; empty if no name is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const closest = closestName(name, known);
  return closest === undefined ? '' : ` Did you mean "${closest}"?`;
}

/** Which of the needed names are absent, without those that an unknown name among the present ones was meant to be. */
export function absentNames(
  needed: readonly string[],
  known: readonly string[],
  present: readonly string[],
): readonly string[] {
  const meant = present.map((name) => (known.includes(name) ? name : closestName(name, known)));
  return needed.filter((name) => !meant.includes(name));
}

function mostSlips(name: string): number {
  return Math.max(1, Math.floor(name.length / 3));
}

/** Two texts without what they begin with both, and then without what they end with both: that costs no slip. */
function withoutCommonEnds(left: string, right: string): [left: string, right: string] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)];
}

/** A letter in another case is less than a whole slip, so that it decides between names of equal distance. */
const CASE_SLIP = 0.25;

/**
 * Optimal string alignment: the least number of slips, where no part of a text is changed twice. Infinity if the beginnings
 * of the texts alone show that there are more than `most`.
 */
function slipsBetween(left: string, right: string, most: number): number {
  let rows: readonly number[][] = [[], Array.from({ length: right.length + 1 }, (_item, column) => column)];
  for (let row = 1; row <= left.length; row += 1) {
    rows = [rows[1] ?? [], nextRow(left.slice(0, row), right, rows)];
    if (rows.every((slips) => slips.every((count) => count > most))) return Infinity;
  }
  return rows[1]?.[right.length] ?? 0;
}

/** The slips between a text and each beginning of another one, from those of the text without its last two letters. */
function nextRow(left: string, right: string, [beforeLast = [], last = []]: readonly number[][]): number[] {
  const current = [left.length];
  for (let column = 1; column <= right.length; column += 1) {
    const replaced = at(last, column - 1) + costOf(left.at(-1), right[column - 1]);
    const inserted = Math.min(at(last, column), at(current, column - 1)) + 1;
    const isSwapped =
      column > 1 && left.length > 1 && left.at(-1) === right[column - 2] && left.at(-2) === right[column - 1];
    current.push(Math.min(replaced, inserted, isSwapped ? at(beforeLast, column - 2) + 1 : Infinity));
  }
  return current;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}

function costOf(left = '', right = ''): number {
  if (left === right) return 0;
  return left.toLowerCase() === right.toLowerCase() ? CASE_SLIP : 1;
}
