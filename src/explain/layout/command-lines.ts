import { append } from '../../kubernetes/append';
/** The end of a line of a shell command that continues in the next one. */
const CONTINUED = ' \\';

/** A word of a command, with its quotes. */
const WORD = /(?:'[^']*'|"[^"]*"|[^\s'"])+/g;

/**
 * A shell command in lines that can be copied as they are: if it is too wide, it continues in the next line after a
 * backslash, between two words. A word that is too wide by itself continues at the very beginning of the next line.
 */
export function commandLines(command: string, width: number, margin: string): string[] {
  if (margin.length + command.length <= width) return [margin + command];
  const words = command.match(WORD) ?? [];
  const lines: string[] = [];
  let line = margin;
  for (const word of words) {
    const separator = line.trim() === '' ? '' : ' ';
    if (line.length + separator.length + word.length + CONTINUED.length <= width) {
      line += separator + word;
      continue;
    }
    if (separator !== '') lines.push(line + CONTINUED);
    const pieces = wordPieces(word, width - margin.length * 2 - CONTINUED.length);
    append(
      lines,
      pieces.slice(0, -1).map((piece, index) => `${index === 0 ? margin + margin : ''}${piece}\\`),
    );
    line = pieces.length === 1 ? margin + margin + word : (pieces.at(-1) ?? '');
  }
  return [...lines, line];
}

/** The pieces of a word, each in quotes of its own if the word has them. */
function wordPieces(word: string, width: number): string[] {
  const quoted = /^'([^']*)'$/.exec(word)?.[1];
  if (quoted !== undefined) return sliced(quoted, width - 2).map((piece) => `'${piece}'`);
  return word.includes('"') ? [word] : sliced(word, width);
}

function sliced(text: string, width: number): string[] {
  const count = Math.ceil(text.length / width);
  return Array.from({ length: count }, (_, index) => text.slice(index * width, (index + 1) * width));
}
