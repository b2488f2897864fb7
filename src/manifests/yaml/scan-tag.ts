import { CODE, isBlankOrEnd, isWord } from './characters';
import type { Source } from './source';

/** The tags of YAML itself, such as `!!str`, in their long form. */
export const YAML_TAG = 'tag:yaml.org,2002:';

const URI_CHARACTERS: ReadonlySet<number> = new Set([...";/?:@&=+$,.!~*'()[]%"].map((text) => text.charCodeAt(0)));

/** The octets of an escaped character: how many there are, by the first. */
const OCTETS: readonly { readonly mask: number; readonly first: number; readonly count: number }[] = [
  { mask: 0x80, first: 0x00, count: 1 },
  { mask: 0xe0, first: 0xc0, count: 2 },
  { mask: 0xf0, first: 0xe0, count: 3 },
  { mask: 0xf8, first: 0xf0, count: 4 },
];

/** Stands for a tag with a handle (`!name!`), since no manifest that kubectl reads can declare one. */
export const UNDECLARED_TAG = '';

/**
 * Reads a tag and returns its long form.
 *
 * Source: go.yaml.in/yaml/v2/scannerc.go, yaml_parser_scan_tag; parserc.go, yaml_parser_parse_node.
 */
export function scanTag(source: Source): string {
  const start = source.position;
  const tag = source.code(1) === CODE.less ? scanVerbatim(source, start) : scanShorthand(source, start);
  if (!isBlankOrEnd(source.code())) source.fail('a tag must be followed by a space', start);
  return tag;
}

function scanVerbatim(source: Source, start: number): string {
  source.position += 2;
  const tag = scanUri(source, start);
  if (tag === '') source.fail('a tag is empty', start);
  if (source.code() !== CODE.greater) source.fail('a tag that begins with "!<" must end with ">"', start);
  source.position += 1;
  return tag;
}

function scanShorthand(source: Source, start: number): string {
  source.position += 1;
  source.skipWhile(isWord);
  if (source.code() !== CODE.exclamation) return source.slice(start) + scanUri(source, start);
  source.position += 1;
  const handle = source.slice(start);
  const suffix = scanUri(source, start);
  if (suffix === '') source.fail('a tag is empty', start);
  return handle === '!!' ? YAML_TAG + suffix : UNDECLARED_TAG;
}

/** The characters of a URI with their escapes resolved. */
export function scanUri(source: Source, start: number): string {
  let uri = '';
  for (let code = source.code(); isWord(code) || URI_CHARACTERS.has(code); code = source.code()) {
    if (code === CODE.percent) {
      uri += scanEscape(source, start);
    } else {
      uri += String.fromCharCode(code);
      source.position += 1;
    }
  }
  return uri;
}

/** No tag that means anything has a character beyond ASCII, so one stands for all of those. */
function scanEscape(source: Source, start: number): string {
  const first = scanOctet(source, start);
  const form = OCTETS.find(({ mask, first: bits }) => (first & mask) === bits);
  if (!form) return source.fail('a tag has a wrong escape', start);
  for (let index = 1; index < form.count; index += 1) {
    if ((scanOctet(source, start) & 0xc0) !== 0x80) source.fail('a tag has a wrong escape', start);
  }
  return form.count === 1 ? String.fromCharCode(first) : '\uFFFD';
}

function scanOctet(source: Source, start: number): number {
  const match = /^%([0-9A-Fa-f]{2})$/.exec(source.slice(source.position, source.position + 3));
  if (!match) return source.fail('"%" in a tag needs two hexadecimal digits', start);
  source.position += 3;
  return parseInt(match[1] ?? '', 16);
}
