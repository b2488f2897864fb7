import { MAX_DEPTH, TOO_DEEP } from '../limits';
import { emptyScalar, type MappingNode, type NodePlace, type NodeProperties } from './node';
import type { ParsedDocument, SequenceNode, YamlNode } from './node';
import { UNDECLARED_TAG } from './scan-tag';
import { Scanner } from './scanner';
import { Source } from './source';
import type { Token, TokenKind } from './token';

type Kinds = ReadonlySet<TokenKind>;

const NO_CONTENT: Kinds = new Set(['directive', 'document-start', 'document-end', 'stream-end']);
const AFTER_ENTRY: Kinds = new Set(['block-entry', 'block-end']);
const AFTER_INDENTLESS_ENTRY: Kinds = new Set(['block-entry', 'key', 'value', 'block-end']);
const AFTER_BLOCK_KEY: Kinds = new Set(['key', 'value', 'block-end']);
const AFTER_PAIR_KEY: Kinds = new Set(['value', 'flow-entry', 'flow-sequence-end']);
const AFTER_PAIR_VALUE: Kinds = new Set(['flow-entry', 'flow-sequence-end']);
const AFTER_FLOW_KEY: Kinds = new Set(['value', 'flow-entry', 'flow-mapping-end']);
const AFTER_FLOW_VALUE: Kinds = new Set(['flow-entry', 'flow-mapping-end']);

/**
 * Reads the first document of a text, and nothing behind it, as kubectl does.
 *
 * Source: go.yaml.in/yaml/v2/parserc.go (libyaml's parser.c), with the states as functions; decode.go, parser.
 */
export function parseDocument(text: string, start = 0): ParsedDocument {
  const parser = new Parser(new Source(text, start));
  const root = parser.document();
  return { root, unread: parser.unread };
}

class Parser {
  private readonly scanner: Scanner;
  private readonly anchors = new Map<string, YamlNode>();
  private readonly openFlows: number[] = [];
  private depth = 0;

  constructor(source: Source) {
    this.scanner = new Scanner(source);
  }

  document(): YamlNode | undefined {
    const first = this.scanner.peek();
    if (first.kind === 'stream-end') return undefined;
    if (first.kind === 'directive') this.fail('kubectl takes no directive ("%") in front of a document', first);
    if (first.kind !== 'document-start') return this.lastNode();
    const { kind, start } = this.next();
    return NO_CONTENT.has(kind) ? emptyScalar(start) : this.lastNode();
  }

  /** Where the first token behind the document begins, unless it only ends the text. */
  get unread(): number | undefined {
    const { kind, start } = this.scanner.peek();
    if (kind === 'stream-end') return undefined;
    return kind === 'document-end' ? this.scanner.source.contentBehind(start + '...'.length) : start;
  }

  /** What stands right behind the document must be a token. */
  private lastNode(): YamlNode {
    const node = this.node('block');
    this.scanner.peek();
    return node;
  }

  /** Passes a token and returns the one behind it. */
  private next(): Token {
    this.scanner.skip();
    return this.scanner.peek();
  }

  private fail(message: string, token: Token): never {
    const open = this.openFlows.at(-1);
    if (token.kind !== 'stream-end' || open === undefined) return this.scanner.source.fail(message, token.start);
    return this.scanner.source.fail('the bracket or brace that begins here is never closed', open);
  }

  private node(place: NodePlace): YamlNode {
    const first = this.scanner.peek();
    if (first.kind === 'alias') return this.alias(first);
    const properties = this.properties(first);
    this.depth += 1;
    // a scalar may stand in the last collection
    if (this.depth > MAX_DEPTH + 1) this.fail(TOO_DEEP, first);
    const node = this.content(place, properties);
    this.depth -= 1;
    return node;
  }

  private alias(token: Token): YamlNode {
    const target = this.anchors.get(token.text);
    if (!target) return this.fail(`no anchor "&${token.text}" precedes the alias`, token);
    this.scanner.skip();
    return { kind: 'alias', start: token.start, tag: '', name: token.text, target };
  }

  /** A tag and an anchor, in either order. */
  private properties(first: Token): NodeProperties {
    let [tag, anchor]: (string | undefined)[] = [];
    let token = first;
    while ((token.kind === 'tag' && tag === undefined) || (token.kind === 'anchor' && anchor === undefined)) {
      if (token.kind === 'tag') tag = token.text;
      else anchor = token.text;
      token = this.next();
    }
    if (tag === UNDECLARED_TAG) this.fail('a tag has a handle that is declared nowhere', first);
    return { start: first.start, tag: tag ?? '', anchor };
  }

  private content(place: NodePlace, properties: NodeProperties): YamlNode {
    const token = this.scanner.peek();
    const { kind } = token;
    if (kind === 'scalar') return this.scalar(token, properties);
    if (kind === 'flow-sequence-start') return this.flowSequence(properties);
    if (kind === 'flow-mapping-start') return this.flowMapping(properties);
    if (kind === 'block-mapping-start' && place !== 'flow') return this.blockMapping(properties);
    if (kind === 'block-sequence-start' && place !== 'flow') return this.blockSequence(properties);
    if (kind === 'block-entry' && place === 'block-value') return this.indentlessSequence(properties);
    return this.noContent(properties, token);
  }

  private noContent({ start, tag, anchor }: NodeProperties, token: Token): YamlNode {
    if (tag === '' && anchor === undefined) return this.fail('a value is missing here', token);
    return this.register({ kind: 'scalar', start, end: start, tag, text: '', isImplicit: tag === '' }, anchor);
  }

  private scalar({ text, end, isPlain }: Token, { start, tag, anchor }: NodeProperties): YamlNode {
    this.scanner.skip();
    const isImplicit = (tag === '' && isPlain) || tag === '!';
    return this.register({ kind: 'scalar', start, end, tag, text, isImplicit }, anchor);
  }

  private register<Node extends YamlNode>(node: Node, anchor: string | undefined): Node {
    if (anchor !== undefined) this.anchors.set(anchor, node);
    return node;
  }

  private sequence({ start, tag, anchor }: NodeProperties): SequenceNode {
    return this.register({ kind: 'sequence', start, tag, items: [], starts: [] }, anchor);
  }

  private mapping({ start, tag, anchor }: NodeProperties): MappingNode {
    return this.register({ kind: 'mapping', start, tag, entries: [] }, anchor);
  }

  private blockSequence(properties: NodeProperties): YamlNode {
    const sequence = this.sequence(properties);
    this.scanner.skip();
    const token = this.blockItems(sequence, AFTER_ENTRY);
    if (token.kind !== 'block-end') this.fail('an item ("-") of the list is expected here', token);
    this.scanner.skip();
    return sequence;
  }

  private indentlessSequence(properties: NodeProperties): YamlNode {
    const sequence = this.sequence(properties);
    this.blockItems(sequence, AFTER_INDENTLESS_ENTRY);
    return sequence;
  }

  /** Reads all items of a list with dashes, and returns the token behind them. */
  private blockItems({ items, starts }: SequenceNode, ends: Kinds): Token {
    let token = this.scanner.peek();
    while (token.kind === 'block-entry') {
      starts.push(token.start);
      items.push(this.nodeUnless(ends, this.next(), 'block'));
      token = this.scanner.peek();
    }
    return token;
  }

  private nodeUnless(ends: Kinds, token: Token, place: NodePlace): YamlNode {
    return ends.has(token.kind) ? emptyScalar(token.start) : this.node(place);
  }

  private blockMapping(properties: NodeProperties): YamlNode {
    const mapping = this.mapping(properties);
    let token = this.next();
    while (token.kind === 'key') {
      const key = this.nodeUnless(AFTER_BLOCK_KEY, this.next(), 'block-value');
      mapping.entries.push([key, this.valueUnless(AFTER_BLOCK_KEY, 'block-value')]);
      token = this.scanner.peek();
    }
    if (token.kind !== 'block-end')
      this.fail('a key is expected here; look at the indentation and at the quotes', token);
    this.scanner.skip();
    return mapping;
  }

  private valueUnless(ends: Kinds, place: NodePlace): YamlNode {
    const token = this.scanner.peek();
    return token.kind === 'value' ? this.nodeUnless(ends, this.next(), place) : emptyScalar(token.start);
  }

  private flowSequence(properties: NodeProperties): YamlNode {
    const sequence = this.sequence(properties);
    let token = this.openFlow();
    while (token.kind !== 'flow-sequence-end') {
      if (sequence.items.length > 0) token = this.passComma(token, '"," or "]" is expected in the list');
      if (token.kind === 'flow-sequence-end') break;
      sequence.starts.push(token.start);
      sequence.items.push(token.kind === 'key' ? this.pair() : this.node('flow'));
      token = this.scanner.peek();
    }
    this.closeFlow();
    return sequence;
  }

  private openFlow(): Token {
    this.openFlows.push(this.scanner.peek().start);
    return this.next();
  }

  private closeFlow(): void {
    this.openFlows.pop();
    this.scanner.skip();
  }

  private passComma(token: Token, problem: string): Token {
    return token.kind === 'flow-entry' ? this.next() : this.fail(problem, token);
  }

  /** A mapping of one entry, without braces, as an item of a flow sequence. */
  private pair(): YamlNode {
    const { start } = this.scanner.peek();
    const token = this.next();
    const isEmpty = AFTER_PAIR_KEY.has(token.kind);
    const key = isEmpty ? emptyScalar(token.start) : this.node('flow');
    // as libyaml has it: the token that follows an empty key is lost
    if (isEmpty) this.scanner.skip();
    return { kind: 'mapping', start, tag: '', entries: [[key, this.valueUnless(AFTER_PAIR_VALUE, 'flow')]] };
  }

  private flowMapping(properties: NodeProperties): YamlNode {
    const mapping = this.mapping(properties);
    let token = this.openFlow();
    while (token.kind !== 'flow-mapping-end') {
      if (mapping.entries.length > 0) token = this.passComma(token, '"," or "}" is expected in the braces');
      if (token.kind === 'flow-mapping-end') break;
      mapping.entries.push(this.flowEntry(token));
      token = this.scanner.peek();
    }
    this.closeFlow();
    return mapping;
  }

  private flowEntry(token: Token): [YamlNode, YamlNode] {
    if (token.kind !== 'key') return [this.node('flow'), emptyScalar(this.scanner.peek().start)];
    const key = this.nodeUnless(AFTER_FLOW_KEY, this.next(), 'flow');
    return [key, this.valueUnless(AFTER_FLOW_VALUE, 'flow')];
  }
}
