import type { EntryOffsets } from '../field-positions';
import { ReadError } from '../read-error';
import { BYTE_ORDER_MARK } from './characters';
import { Decoder } from './decoder';
import type { YamlNode } from './node';
import { parseDocument } from './parser';

/** What YAML 1.1 does not let a text contain; unpaired surrogates are among it. */
const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The first document of a YAML text. */
export interface YamlValue {
  /** Null if there is no document. */
  readonly value: unknown;
  /** Where each item of the list `items` at the top begins. */
  readonly itemStarts: readonly number[];
  /** Where something begins that kubectl does not read. */
  readonly unread: number | undefined;
}

/**
 * Reads the first document of a YAML text as kubectl reads it.
 *
 * Source: sigs.k8s.io/yaml, Unmarshal, on go.yaml.in/yaml/v2.
 *
 * @param lineOf - tells the line of an offset, for a message
 * @param offsets - where to note the beginnings of fields and items
 * @throws ReadError if kubectl would refuse the text, or if a key is there twice
 */
export function readYaml(text: string, lineOf: (offset: number) => number, offsets?: EntryOffsets): YamlValue {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) throw new ReadError(`${describe(forbidden[0])} is not allowed in YAML`, forbidden.index);
  const start = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  const mark = text.indexOf(BYTE_ORDER_MARK, start);
  if (mark >= 0) throw new ReadError('a byte order mark (U+FEFF) stands in the middle of the text', mark);
  const { root, unread } = parseDocument(text, start);
  const value = root ? new Decoder(lineOf, offsets).document(root) : null;
  return { value, itemStarts: root ? itemStartsOf(root) : [], unread };
}

function itemStartsOf(root: YamlNode): readonly number[] {
  if (root.kind !== 'mapping') return [];
  const items = root.entries.find(([key]) => key.kind === 'scalar' && key.text === 'items')?.[1];
  return items?.kind === 'sequence' ? items.starts : [];
}

function describe(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
