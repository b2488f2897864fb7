/** The kinds of tokens, named as in the grammar of YAML. */
export type TokenKind =
  | 'stream-end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

/** A token, where it stands, and what it holds: the text of a scalar, the name of an anchor, a tag. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  /** Where a scalar ends; of other tokens it says nothing. */
  readonly end: number;
  readonly text: string;
  /** Whether it is a scalar without quotes, whose text decides its type. */
  readonly isPlain: boolean;
}

/** A token that is not a plain scalar. */
export function tokenOf(kind: TokenKind, start: number, text = '', end = start): Token {
  return { kind, start, end, text, isPlain: false };
}
