import { CODE, END, isBlank, isBreak, isBreakOrEnd, isDigit } from './characters';
import { foldBreaks } from './fold';
import type { Source } from './source';

/** Which line breaks at the end of a block scalar belong to it: all, one, or none. */
export type Chomping = 'keep' | 'clip' | 'strip';

interface Header {
  readonly chomping: Chomping;
  /** By how much the text is indented; 0 if its first line decides. */
  readonly increment: number;
}

/**
 * Reads a literal (`|`) or folded (`>`) scalar inside a node that is indented by `parentIndent`.
 *
 * Source: go.yaml.in/yaml/v2/scannerc.go, yaml_parser_scan_block_scalar.
 */
export function scanBlock(source: Source, parentIndent: number): string {
  const start = source.position;
  const isLiteral = source.code() === CODE.bar;
  source.position += 1;
  const { chomping, increment } = scanHeader(source, start);
  const given = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  const leading = scanBreaks(source, given, parentIndent, start);
  const { indent } = leading;
  let { breaks } = leading;
  let text = '';
  let lineBreak = '';
  let wasIndented = false;
  while (source.column === indent && source.code() !== END) {
    const isIndented = isBlank(source.code());
    const isFolded = !isLiteral && !wasIndented && !isIndented;
    text += (isFolded ? folded(lineBreak, breaks) : lineBreak + breaks) + scanLine(source);
    wasIndented = isIndented;
    lineBreak = source.readBreak();
    ({ breaks } = scanBreaks(source, indent, parentIndent, start));
  }
  if (chomping === 'strip') return text;
  return text + lineBreak + (chomping === 'keep' ? breaks : '');
}

/** What stands between two lines that are not indented further: nothing in front of the first. */
function folded(lineBreak: string, breaks: string): string {
  return lineBreak === '' ? breaks : foldBreaks(lineBreak, breaks);
}

function scanLine(source: Source): string {
  const start = source.position;
  source.skipWhile((code) => !isBreakOrEnd(code));
  return source.slice(start);
}

function scanHeader(source: Source, start: number): Header {
  let chomping = scanChomping(source);
  const increment = scanIncrement(source, start);
  if (chomping === 'clip') chomping = increment === 0 ? 'clip' : scanChomping(source);
  source.skipWhile(isBlank);
  if (source.code() === CODE.hash) source.skipWhile((code) => !isBreakOrEnd(code));
  if (!isBreakOrEnd(source.code())) source.fail('only a comment may follow "|" or ">" on its line', start);
  source.readBreak();
  return { chomping, increment };
}

function scanChomping(source: Source): Chomping {
  const code = source.code();
  if (code !== CODE.plus && code !== CODE.dash) return 'clip';
  source.position += 1;
  return code === CODE.plus ? 'keep' : 'strip';
}

function scanIncrement(source: Source, start: number): number {
  if (!isDigit(source.code())) return 0;
  const increment = source.code() - CODE.zero;
  if (increment === 0) source.fail('a block scalar cannot be indented by 0', start);
  source.position += 1;
  return increment;
}

interface Breaks {
  readonly breaks: string;
  readonly indent: number;
}

/** Passes empty lines and indentation; finds the indentation if it is 0. */
function scanBreaks(source: Source, indent: number, parentIndent: number, start: number): Breaks {
  let breaks = '';
  let widest = 0;
  do {
    breaks += source.readBreak();
    while (isInIndentation(source, indent) && source.code() === CODE.space) source.position += 1;
    widest = Math.max(widest, source.column);
    if (isInIndentation(source, indent) && source.code() === CODE.tab) {
      source.fail('a tab indents this block scalar; use spaces', start);
    }
  } while (isBreak(source.code()));
  return { breaks, indent: indent === 0 ? Math.max(widest, parentIndent + 1, 1) : indent };
}

function isInIndentation(source: Source, indent: number): boolean {
  return indent === 0 || source.column < indent;
}
