import { Decoder } from './decoder';
import { parseDocument } from './parser';
import { ReadError } from '../read-error';

/** What YAML 1.1 does not let a text contain; unpaired surrogates are among it. */
const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads the first document of a YAML text as kubectl reads it; null where there is none. Throws a YamlError where
 * kubectl would refuse it, and where a key is there twice.
 *
 * Source: sigs.k8s.io/yaml, Unmarshal, on go.yaml.in/yaml/v2.
 */
export function readYaml(text: string, lineOf: (position: number) => number): unknown {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden) throw new ReadError(`${describe(forbidden[0])} is not allowed in YAML`, forbidden.index);
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const mark = content.indexOf(BYTE_ORDER_MARK);
  if (mark >= 0) throw new ReadError('a byte order mark (U+FEFF) stands in the middle of the text', mark);
  const root = parseDocument(content);
  return root ? new Decoder(lineOf).document(root) : null;
}

function describe(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
