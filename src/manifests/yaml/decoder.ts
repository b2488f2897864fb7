import type { EntryOffsets } from '../field-positions';
import { AliasLimit } from './alias-limit';
import { MappingBuilder, type MappingKey } from './mapping-builder';
import type { AliasNode, MappingNode, ScalarNode, SequenceNode, YamlNode } from './node';
import type { ScalarValue } from './resolve';
import { jsonScalar, keyText, scalarValue } from './scalar';
import { YAML_TAG } from './scan-tag';
import { MAX_DEPTH, TOO_DEEP } from '../limits';
import { ReadError } from '../read-error';

const MERGE_KEY = '<<';
const MERGE_TAG = `${YAML_TAG}merge`;

/**
 * The JSON value of a document, with aliases replaced by copies and merge keys (`<<`) carried out in the order of the
 * text, so that a later key wins.
 *
 * Source: go.yaml.in/yaml/v2/decode.go, decoder; sigs.k8s.io/yaml, convertToJSONableObject.
 */
export class Decoder {
  private readonly limit = new AliasLimit();
  private readonly openAliases = new Set<AliasNode>();

  private depth = 0;

  /**
   * @param lineOf - tells the line of an offset, for a message
   * @param offsets - where to note the beginnings of fields and items
   */
  constructor(
    private readonly lineOf: (offset: number) => number,
    private readonly offsets?: EntryOffsets,
  ) {}

  /** The value of the root, which counts as a node more. */
  document(root: YamlNode): unknown {
    this.limit.count(root.start);
    return this.value(root);
  }

  private value(node: YamlNode): unknown {
    this.limit.count(node.start);
    switch (node.kind) {
      case 'alias':
        return this.follow(node, (target) => this.value(target));
      case 'scalar':
        return this.scalar(node);
      case 'sequence':
        return this.inside(node, () => this.sequence(node));
      case 'mapping':
        return this.inside(node, () => this.mapping(node));
    }
  }

  /** Aliases can nest a value deeper than the text is. */
  private inside<Result>(node: YamlNode, read: () => Result): Result {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new ReadError(TOO_DEEP, node.start);
    const result = read();
    this.depth -= 1;
    return result;
  }

  private follow<Result>(alias: AliasNode, read: (target: YamlNode) => Result): Result {
    if (this.openAliases.has(alias)) {
      throw new ReadError(`the anchor "&${alias.name}" contains itself`, alias.start);
    }
    this.openAliases.add(alias);
    this.limit.enter();
    const result = read(alias.target);
    this.limit.leave();
    this.openAliases.delete(alias);
    return result;
  }

  private scalar(node: ScalarNode): unknown {
    const value = jsonScalar(scalarValue(node));
    if (value === undefined) throw new ReadError(`JSON has no number for "${node.text}"`, node.start);
    return value;
  }

  private sequence({ items, starts }: SequenceNode): unknown {
    const values = items.map((item) => this.value(item));
    this.offsets?.set(values, new Map(starts.map((start, index) => [String(index), start])));
    return values;
  }

  private mapping(node: MappingNode): unknown {
    const builder = new MappingBuilder();
    this.fill(builder, node);
    this.offsets?.set(builder.fields, builder.offsets);
    return builder.fields;
  }

  private fill(builder: MappingBuilder, node: MappingNode): void {
    const seen = new Map<string, MappingKey>();
    for (const [keyNode, valueNode] of node.entries) {
      if (isMerge(keyNode)) {
        this.merge(builder, valueNode);
        continue;
      }
      const key: MappingKey = { value: this.key(keyNode), start: keyNode.start };
      const text = keyText(key.value);
      if (text === undefined) throw new ReadError(`a key cannot be ${String(key.value)}`, key.start);
      this.refuseTwice(text, key, seen.get(text));
      seen.set(text, key);
      const isSet = builder.set(text, key, this.value(valueNode));
      if (!isSet) throw new ReadError(twoKeys(text), key.start);
    }
  }

  private refuseTwice(text: string, { value, start }: MappingKey, first: MappingKey | undefined): void {
    if (first === undefined) return;
    if (!Object.is(value, first.value)) throw new ReadError(twoKeys(text), start);
    throw new ReadError(`the key "${text}" is there twice (first on line ${this.lineOf(first.start)})`, start);
  }

  private key(node: YamlNode): ScalarValue {
    this.limit.count(node.start);
    if (node.kind === 'alias') return this.follow(node, (target) => this.key(target));
    if (node.kind === 'scalar') return scalarValue(node);
    throw new ReadError(`a key cannot be a ${node.kind === 'sequence' ? 'list' : 'mapping'}`, node.start);
  }

  private merge(builder: MappingBuilder, node: YamlNode): void {
    // the first of several mappings wins, so it comes last
    const sources = node.kind === 'sequence' ? node.items.toReversed() : [node];
    for (const source of sources) this.mergeOne(builder, source);
  }

  private mergeOne(builder: MappingBuilder, node: YamlNode): void {
    const mapping = node.kind === 'alias' ? node.target : node;
    if (mapping.kind !== 'mapping') throw new ReadError('"<<" merges a mapping, or a list of mappings', node.start);
    this.limit.count(node.start);
    if (node.kind === 'mapping') this.fill(builder, node);
    else if (node.kind === 'alias') this.mergeAlias(builder, node);
  }

  private mergeAlias(builder: MappingBuilder, alias: AliasNode): void {
    this.follow(alias, (node) => {
      this.limit.count(node.start);
      if (node.kind === 'mapping') this.fill(builder, node);
    });
  }
}

function twoKeys(text: string): string {
  return `two different keys have the same text "${text}"`;
}

function isMerge(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.text === MERGE_KEY && (node.isImplicit || node.tag === MERGE_TAG);
}
