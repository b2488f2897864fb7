import type { MappingNode, ScalarNode, SequenceNode, YamlNode } from '../yaml/node';
import { parseDocument } from '../yaml/parser';
import { resolvePlain } from '../yaml/resolve';
import { BlockLines, movedLines } from './block-lines';
import { fieldText, scalarText } from './block-text';
import type { DocumentEdit, Steps } from './document-edit';

/** Why an edit is not made, as the end of a sentence; whoever wrote the text decides. */
export class EditRefusal extends Error {}

/** Another text in the place of a range. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of a document after edits, with all that they do not name byte for byte as it was. Each of them is about the text
 * as it is given: several of them must be about different places.
 *
 * @param text - one document, with a line feed at the end of each line
 * @throws EditRefusal if the place is written in a way that leaves room for doubt
 */
export function editedText(text: string, edits: readonly DocumentEdit[]): string {
  const { root } = parseDocument(text);
  if (!root) throw new EditRefusal('the document is empty');
  const editor = new DocumentEditor(text, root);
  return edits
    .flatMap((edit) => editor.splices(edit))
    .sort((left, right) => right.start - left.start)
    .reduce((edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}

class DocumentEditor {
  private readonly lines: BlockLines;

  constructor(
    private readonly text: string,
    private readonly root: YamlNode,
  ) {
    this.lines = new BlockLines(text);
  }

  splices(edit: DocumentEdit): Splice[] {
    if (edit.change === 'replace') return [this.replace(edit.steps, edit.value)];
    if (edit.change === 'remove') return [this.remove(edit.steps)];
    if (edit.change === 'add') return [this.add(edit)];
    return this.move(edit.steps, edit.list);
  }

  private replace(steps: Steps, value: string | number): Splice {
    const node = this.nodeAt(steps);
    if (node.kind !== 'scalar') throw new EditRefusal('what stands there is not a text or a number');
    const written = this.text.slice(node.start, node.end);
    if (written.includes('\n')) throw new EditRefusal('it stands on several lines');
    return { start: node.start, end: node.end, text: writtenLike(written, value) };
  }

  private remove(steps: Steps): Splice {
    const { start, end } = this.lines.below(this.ownLine(this.startAt(steps)));
    if (/(^|\s)#/m.test(this.text.slice(start, end))) throw new EditRefusal('a comment stands in it');
    return { start, end, text: '' };
  }

  private add({ steps, key, value, behind }: Extract<DocumentEdit, { change: 'add' }>): Splice {
    const mapping = this.blockMapping(this.nodeAt(steps));
    const [first] = mapping.entries[0] ?? [];
    const [last] = entryOf(mapping, behind) ?? mapping.entries.at(-1) ?? [];
    if (!first || !last) throw new EditRefusal('the object is empty');
    const { end } = this.lines.below(last.start);
    return { start: end, end, text: fieldText(key, value, this.lines.columnOf(first.start)) };
  }

  private move(steps: Steps, list: string): Splice[] {
    const start = this.ownLine(this.startAt(steps));
    const range = this.lines.below(start);
    const from = steps.at(-1) === '0' ? range.start : this.lines.commentsAbove(start);
    const holder = this.blockMapping(this.nodeAt(steps.slice(0, -2)));
    const cut = { start: from, end: range.end, text: '' };
    return [cut, this.append(holder, { list, item: this.text.slice(from, range.end), start }, steps.at(-2) ?? '')];
  }

  private append(
    holder: MappingNode,
    { list, item, start }: { readonly list: string; readonly item: string; readonly start: number },
    beside: string,
  ): Splice {
    const [, present] = entryOf(holder, list) ?? [];
    if (present) {
      const last = this.ownLine(this.blockSequence(present).starts.at(-1) ?? present.start);
      const moved = movedLines(item, this.lines.columnOf(last) - this.lines.columnOf(start));
      if (moved === undefined) throw new EditRefusal('it cannot be indented like the list that it belongs to');
      const { end } = this.lines.below(last);
      return { start: end, end, text: moved };
    }
    const [key] = entryOf(holder, beside) ?? [];
    if (!key) throw new EditRefusal(FROM_ANCHOR);
    const { end } = this.lines.below(key.start);
    return { start: end, end, text: `${' '.repeat(this.lines.columnOf(key.start))}${list}:\n${item}` };
  }

  /** An offset, if nothing else stands in front of it in its line. */
  private ownLine(offset: number): number {
    if (!this.lines.isFirst(offset)) throw new EditRefusal('it does not begin a line');
    return offset;
  }

  /** Where the field or item at some steps begins. */
  private startAt(steps: Steps): number {
    const parent = this.nodeAt(steps.slice(0, -1));
    const step = steps.at(-1) ?? '';
    if (parent.kind === 'sequence') return this.blockSequence(parent).starts[Number(step)] ?? refuse(FROM_ANCHOR);
    const [key] = entryOf(this.blockMapping(parent), step) ?? [];
    return key?.start ?? refuse(FROM_ANCHOR);
  }

  private nodeAt(steps: Steps): YamlNode {
    return steps.reduce<YamlNode>((node, step) => this.plainNode(childOf(node, step)), this.plainNode(this.root));
  }

  /** A node that is nothing but its content. */
  private plainNode(node: YamlNode): YamlNode {
    if (node.kind === 'alias') throw new EditRefusal(FROM_ANCHOR);
    const mark = this.text.charAt(node.start);
    if (mark === '&') throw new EditRefusal('it has an anchor, and other places may refer to it');
    if (mark === '!') throw new EditRefusal('it has a tag');
    return node;
  }

  private blockMapping(node: YamlNode): MappingNode {
    if (node.kind !== 'mapping' || this.text.startsWith('{', node.start)) throw new EditRefusal(NOT_IN_BLOCK);
    return node;
  }

  private blockSequence(node: YamlNode): SequenceNode {
    const plain = this.plainNode(node);
    if (plain.kind !== 'sequence' || this.text.startsWith('[', plain.start)) throw new EditRefusal(NOT_IN_BLOCK);
    return plain;
  }
}

const FROM_ANCHOR = 'it comes from an anchor or a merge key';
const NOT_IN_BLOCK = 'it is not written with one field or item on a line';

function refuse(reason: string): never {
  throw new EditRefusal(reason);
}

function childOf(node: YamlNode, step: string): YamlNode {
  if (node.kind === 'sequence') return node.items[Number(step)] ?? refuse(FROM_ANCHOR);
  if (node.kind !== 'mapping') throw new EditRefusal(FROM_ANCHOR);
  return entryOf(node, step)?.[1] ?? refuse(FROM_ANCHOR);
}

function entryOf({ entries }: MappingNode, key: string | undefined): [ScalarNode, YamlNode] | undefined {
  for (const [name, value] of entries) {
    if (name.kind === 'scalar' && name.text === key) return [name, value];
  }
  return undefined;
}

/** A value in the quotes that another one has; without, in quotes if it needs some. */
function writtenLike(written: string, value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (written.startsWith('"')) return JSON.stringify(value);
  if (written.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  return typeof resolvePlain(value) === 'string' && /^[\w.-]+$/.test(value) ? value : scalarText(value);
}
