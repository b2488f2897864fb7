/** How wide a text is, counted in characters. */
export function widthOf(text: string): number {
  return isAscii(text) ? text.length : [...text].length;
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** A text padded with spaces to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/**
 * The lines of a text, broken to fit a width: at spaces, and inside a word that is too wide by itself after
 * a mark such as `-` or `/`, else anywhere. Nothing is lost.
 */
export function wrapped(text: string, width: number): string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((whole) => broken(whole, width))) {
    const joined = line === '' || word.isContinued ? line + word.text : `${line} ${word.text}`;
    if (line !== '' && (word.isContinued || widthOf(joined) > width)) {
      lines.push(line);
      line = word.text;
    } else {
      line = joined;
    }
  }
  return [...lines, line];
}

interface Piece {
  readonly text: string;
  /** Whether it is the rest of a word that did not fit. */
  readonly isContinued: boolean;
}

const BREAKS_AFTER = new Set('-./:_,=@\\');

function broken(word: string, width: number): Piece[] {
  if (widthOf(word) <= width) return [{ text: word, isContinued: false }];
  const characters = [...word];
  const pieces: Piece[] = [];
  for (let start = 0; start < characters.length;) {
    const end = breakAfter(characters, start, width);
    pieces.push({ text: characters.slice(start, end).join(''), isContinued: start > 0 });
    start = end;
  }
  return pieces;
}

/** The end of the piece that begins somewhere: after the last mark that leaves it at least half as wide as it may be. */
function breakAfter(characters: readonly string[], start: number, width: number): number {
  const widest = start + Math.max(1, width);
  if (widest >= characters.length) return characters.length;
  for (let end = widest; end > start + width / 2; end -= 1) {
    if (BREAKS_AFTER.has(characters[end - 1] ?? '')) return end;
  }
  return widest;
}
