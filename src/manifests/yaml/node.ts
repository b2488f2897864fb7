interface NodeBase {
  /** Where it begins in the text. */
  readonly start: number;
  /** The tag in its long form; empty if there is none. */
  readonly tag: string;
}

/** A text with or without quotes. */
export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** Where its text ends, quotes included; a tag or an anchor may stand between its beginning and its text. */
  readonly end: number;
  readonly text: string;
  /** Whether the text decides the type: it has neither quotes nor a tag. */
  readonly isImplicit: boolean;
}

/** A list. */
export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly items: YamlNode[];
  /** Where each item begins, with its dash if it has one. */
  readonly starts: number[];
}

/** Keys with values, in the order of the text. */
export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  readonly entries: [key: YamlNode, value: YamlNode][];
}

/** A reference to a node that has an anchor. */
export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: YamlNode;
}

/** A piece of a YAML document, before its scalars have types. */
export type YamlNode = ScalarNode | SequenceNode | MappingNode | AliasNode;

/** The scalar that stands for a key or value that is left out. */
export function emptyScalar(start: number): ScalarNode {
  return { kind: 'scalar', start, end: start, tag: '', text: '', isImplicit: true };
}

/** What may precede the content of a node, and where the node begins. */
export interface NodeProperties {
  readonly start: number;
  readonly tag: string;
  readonly anchor: string | undefined;
}

/** The first document of a text. */
export interface ParsedDocument {
  /** Undefined if there is none. */
  readonly root: YamlNode | undefined;
  /** Where something begins that kubectl does not read, behind `...` or behind braces; undefined if nothing does. */
  readonly unread: number | undefined;
}

/** What may begin at a node: a list without indentation, any block collection, or flow collections only. */
export type NodePlace = 'block-value' | 'block' | 'flow';
