import { CODE, INDICATORS, isBlank, isBlankOrEnd, isBreak } from './characters';
import { foldBreaks } from './fold';
import type { Source } from './source';

/** A scalar without quotes. */
export interface PlainScalar {
  readonly text: string;
  /** Where its last word ends. */
  readonly end: number;
  /** Whether line breaks were passed behind its last word, so that the next token begins a line. */
  readonly endsLine: boolean;
}

const FLOW_INDICATORS: ReadonlySet<number> = new Set([
  CODE.comma,
  CODE.question,
  CODE.openBracket,
  CODE.closeBracket,
  CODE.openBrace,
  CODE.closeBrace,
]);

const INDICATOR: ReadonlySet<string> = new Set(INDICATORS);

/**
 * Whether a plain scalar begins at the position.
 *
 * Source: go.yaml.in/yaml/v2/scannerc.go, the end of yaml_parser_fetch_next_token.
 */
export function startsPlain(source: Source, isFlow: boolean): boolean {
  const code = source.code();
  if (isBlankOrEnd(code)) return false;
  if (!INDICATOR.has(String.fromCharCode(code))) return true;
  if (code === CODE.dash) return !isBlank(source.code(1));
  return !isFlow && (code === CODE.question || code === CODE.colon) && !isBlankOrEnd(source.code(1));
}

/**
 * Reads a plain scalar, over several lines if they are indented by at least `indent`.
 *
 * Source: go.yaml.in/yaml/v2/scannerc.go, yaml_parser_scan_plain_scalar.
 */
export function scanPlain(source: Source, indent: number, isFlow: boolean): PlainScalar {
  const start = source.position;
  let text = '';
  let end = start;
  let gap: Gap = { text: '', hasBreak: false };
  while (!source.isAtDocumentIndicator && source.code() !== CODE.hash) {
    const word = scanWord(source, isFlow);
    if (word !== '') {
      text += gap.text + word;
      end = source.position;
      gap = { text: '', hasBreak: false };
    }
    if (!isBlank(source.code()) && !isBreak(source.code())) break;
    gap = scanGap(source, indent, start);
    if (!isFlow && source.column < indent) break;
  }
  return { text, end, endsLine: gap.hasBreak };
}

/** The characters up to a blank, a line break, or what ends a plain scalar. */
function scanWord(source: Source, isFlow: boolean): string {
  const start = source.position;
  for (let code = source.code(); !isBlankOrEnd(code); code = source.code()) {
    if (code === CODE.colon && isBlankOrEnd(source.code(1))) break;
    if (isFlow && FLOW_INDICATORS.has(code)) break;
    source.position += 1;
  }
  return source.slice(start);
}

interface Gap {
  /** What stands for the blanks and breaks when another word follows. */
  readonly text: string;
  readonly hasBreak: boolean;
}

function scanGap(source: Source, indent: number, start: number): Gap {
  const blanks = source.position;
  source.skipWhile(isBlank);
  if (!isBreak(source.code())) return { text: source.slice(blanks), hasBreak: false };
  const first = source.readBreak();
  let others = '';
  for (let code = source.code(); isBlank(code) || isBreak(code); code = source.code()) {
    if (isBreak(code)) {
      others += source.readBreak();
    } else {
      if (code === CODE.tab && source.column < indent) source.fail('a tab indents this line; use spaces', start);
      source.position += 1;
    }
  }
  return { text: foldBreaks(first, others), hasBreak: true };
}
