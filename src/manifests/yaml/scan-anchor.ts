import { isBlankOrEnd, isWord } from './characters';
import type { Source } from './source';

/** What may stand right behind a name, besides a blank. */
const AFTER_NAME: ReadonlySet<string> = new Set('?:,]}%@`');

/**
 * Reads an anchor or an alias and returns its name.
 *
 * Source: go.yaml.in/yaml/v2/scannerc.go, yaml_parser_scan_anchor.
 */
export function scanAnchor(source: Source): string {
  const start = source.position;
  source.position += 1;
  source.skipWhile(isWord);
  const name = source.slice(start + 1);
  const next = source.code();
  if (name === '' || !(isBlankOrEnd(next) || AFTER_NAME.has(String.fromCharCode(next)))) {
    source.fail('the name of an anchor is made of letters, digits, "-" and "_"', start);
  }
  return name;
}
