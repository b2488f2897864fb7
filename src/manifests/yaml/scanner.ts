import { MAX_DEPTH, TOO_DEEP } from '../limits';
import { CODE, END, isBlankOrEnd, isBreak, isBreakOrEnd } from './characters';
import { Indents } from './indents';
import { scanAnchor } from './scan-anchor';
import { scanBlock } from './scan-block';
import { scanDirective } from './scan-directive';
import { scanPlain, startsPlain } from './scan-plain';
import { scanQuoted } from './scan-quoted';
import { scanTag } from './scan-tag';
import { SimpleKeys } from './simple-keys';
import type { Source } from './source';
import { TokenQueue } from './token-queue';
import { tokenOf, type Token, type TokenKind } from './token';

const FLOW_STARTS: ReadonlyMap<number, TokenKind> = new Map([
  [CODE.openBracket, 'flow-sequence-start'],
  [CODE.openBrace, 'flow-mapping-start'],
]);

const FLOW_ENDS: ReadonlyMap<number, TokenKind> = new Map([
  [CODE.closeBracket, 'flow-sequence-end'],
  [CODE.closeBrace, 'flow-mapping-end'],
]);

/** The tokens that show by their first character what they are. */
const MARKED: ReadonlyMap<number, readonly [kind: TokenKind, scan: (source: Source) => string]> = new Map([
  [CODE.asterisk, ['alias', scanAnchor]],
  [CODE.ampersand, ['anchor', scanAnchor]],
  [CODE.exclamation, ['tag', scanTag]],
  [CODE.singleQuote, ['scalar', scanQuoted]],
  [CODE.doubleQuote, ['scalar', scanQuoted]],
]);

/**
 * Turns a text into tokens, exactly as the scanner does that kubectl uses: when a potential key turns out to be one,
 * its token is inserted behind what has been read already.
 *
 * Source: go.yaml.in/yaml/v2/scannerc.go (libyaml's scanner.c), by the names yaml_parser_fetch_….
 */
export class Scanner {
  private readonly queue = new TokenQueue();
  private readonly keys: SimpleKeys;
  private readonly indents = new Indents();
  private flowLevel = 0;
  private isKeyAllowed = true;

  constructor(readonly source: Source) {
    this.keys = new SimpleKeys(source);
  }

  /** The next token, without passing it. */
  peek(): Token {
    while (this.queue.isEmpty || this.keys.mayOccupy(this.queue.taken)) this.fetchNext();
    return this.queue.head;
  }

  /** Passes the token that `peek` returned. */
  skip(): void {
    this.queue.take();
  }

  private fetchNext(): void {
    this.skipToToken();
    this.unrollIndent(this.source.column);
    const code = this.source.code();
    if (code === END) return this.fetchEnd();
    if (code === CODE.percent && this.source.column === 0) return this.fetchDirective();
    if (this.source.isAtDocumentIndicator) return this.fetchDocumentIndicator();
    if (this.fetchIndicator(code)) return undefined;
    return this.fetchContent(code);
  }

  /** Passes blanks, comments and line breaks. A tab may not indent what could be a key. */
  private skipToToken(): void {
    const { source } = this;
    while (true) {
      const isTabAllowed = this.flowLevel > 0 || !this.isKeyAllowed;
      source.skipWhile((code) => code === CODE.space || (isTabAllowed && code === CODE.tab));
      if (source.code() === CODE.hash) source.skipWhile((code) => !isBreakOrEnd(code));
      if (!isBreak(source.code())) return;
      source.readBreak();
      if (this.flowLevel === 0) this.isKeyAllowed = true;
    }
  }

  private fetchEnd(): void {
    this.source.endLine();
    this.closeDocument();
    this.add('stream-end');
  }

  private fetchDirective(): void {
    this.closeDocument();
    const start = this.source.position;
    scanDirective(this.source);
    this.queue.add(tokenOf('directive', start));
  }

  private fetchDocumentIndicator(): void {
    this.closeDocument();
    this.add(this.source.code() === CODE.dash ? 'document-start' : 'document-end', 3);
  }

  private closeDocument(): void {
    this.unrollIndent(-1);
    this.keys.remove();
    this.isKeyAllowed = false;
  }

  /** The tokens of one character. */
  private fetchIndicator(code: number): boolean {
    const flowStart = FLOW_STARTS.get(code);
    const flowEnd = FLOW_ENDS.get(code);
    if (flowStart) this.fetchFlowStart(flowStart);
    else if (flowEnd) this.fetchFlowEnd(flowEnd);
    else if (code === CODE.comma) this.fetchEntry('flow-entry');
    else if (code === CODE.dash && isBlankOrEnd(this.source.code(1))) this.fetchBlockEntry();
    else if (code === CODE.question && this.isIndicatorHere()) this.fetchKey();
    else if (code === CODE.colon && this.isIndicatorHere()) this.fetchValue();
    else return false;
    return true;
  }

  private isIndicatorHere(): boolean {
    return this.flowLevel > 0 || isBlankOrEnd(this.source.code(1));
  }

  private fetchContent(code: number): void {
    const isBlock = this.flowLevel === 0 && (code === CODE.bar || code === CODE.greater);
    if (isBlock) return this.fetchBlockScalar();
    const marked = MARKED.get(code);
    if (marked) return this.fetchMarked(...marked);
    if (startsPlain(this.source, this.flowLevel > 0)) return this.fetchPlainScalar();
    if (code === CODE.tab) return this.source.fail('a tab indents this line; use spaces');
    return this.source.fail(`a value cannot begin with "${String.fromCharCode(code)}"; put it in quotes`);
  }

  private fetchFlowStart(kind: TokenKind): void {
    this.saveKey();
    this.keys.enterFlow(this.queue.nextNumber);
    this.flowLevel += 1;
    if (this.flowLevel > MAX_DEPTH) this.failTooDeep();
    this.isKeyAllowed = true;
    this.add(kind, 1);
  }

  private fetchFlowEnd(kind: TokenKind): void {
    this.keys.remove();
    if (this.flowLevel > 0) {
      this.flowLevel -= 1;
      this.keys.leaveFlow();
    }
    this.isKeyAllowed = false;
    this.add(kind, 1);
  }

  private fetchBlockEntry(): void {
    if (this.flowLevel === 0) {
      if (!this.isKeyAllowed) this.source.fail('an item ("-") of a list cannot begin here');
      this.rollIndent(this.source.column, 'block-sequence-start', this.source.position);
    }
    this.fetchEntry('block-entry');
  }

  private fetchEntry(kind: TokenKind): void {
    this.keys.remove();
    this.isKeyAllowed = true;
    this.add(kind, 1);
  }

  private fetchKey(): void {
    this.openMapping('a key ("?") cannot begin here');
    this.keys.remove();
    this.add('key', 1);
  }

  private fetchValue(): void {
    const key = this.keys.take();
    if (key) {
      this.queue.insert(tokenOf('key', key.position), key.tokenNumber);
      this.rollIndent(key.column, 'block-mapping-start', key.position, key.tokenNumber);
      this.isKeyAllowed = false;
    } else {
      this.openMapping('a ":" cannot stand here; look at the indentation, or put the text in quotes');
    }
    this.add('value', 1);
  }

  /** What precedes a key that is not a simple one. */
  private openMapping(problem: string): void {
    if (this.flowLevel === 0) {
      if (!this.isKeyAllowed) this.source.fail(problem);
      this.rollIndent(this.source.column, 'block-mapping-start', this.source.position);
    }
    this.isKeyAllowed = this.flowLevel === 0;
  }

  private fetchMarked(kind: TokenKind, scan: (source: Source) => string): void {
    const start = this.source.position;
    this.saveKey();
    this.isKeyAllowed = false;
    const text = scan(this.source);
    this.queue.add(tokenOf(kind, start, text, this.source.position));
  }

  private fetchBlockScalar(): void {
    const start = this.source.position;
    this.keys.remove();
    this.isKeyAllowed = true;
    const text = scanBlock(this.source, this.indents.current);
    this.queue.add(tokenOf('scalar', start, text, this.source.position));
  }

  private fetchPlainScalar(): void {
    const start = this.source.position;
    this.saveKey();
    const { text, end, endsLine } = scanPlain(this.source, this.indents.current + 1, this.flowLevel > 0);
    this.isKeyAllowed = endsLine;
    this.queue.add({ kind: 'scalar', start, end, text, isPlain: true });
  }

  private saveKey(): void {
    if (!this.isKeyAllowed) return;
    const isRequired = this.flowLevel === 0 && this.indents.current === this.source.column;
    this.keys.save(isRequired, this.queue.nextNumber);
  }

  private rollIndent(column: number, kind: TokenKind, start: number, tokenNumber?: number): void {
    if (this.flowLevel > 0 || !this.indents.deepen(column)) return;
    if (this.indents.levels > MAX_DEPTH) this.failTooDeep();
    const token = tokenOf(kind, start);
    if (tokenNumber === undefined) this.queue.add(token);
    else this.queue.insert(token, tokenNumber);
  }

  private unrollIndent(column: number): void {
    if (this.flowLevel > 0) return;
    while (this.indents.leave(column)) this.add('block-end');
  }

  private failTooDeep(): never {
    return this.source.fail(TOO_DEEP);
  }

  private add(kind: TokenKind, length = 0): void {
    this.queue.add(tokenOf(kind, this.source.position));
    this.source.position += length;
  }
}
