import { CODE, isBlank, isBlankOrEnd, isBreakOrEnd, isDigit, isWord } from './characters';
import { scanUri } from './scan-tag';
import type { Source } from './source';

const MAX_VERSION_DIGITS = 2;

/**
 * Passes a line such as `%YAML 1.1`. Its content is ignored: kubectl splits a file at `---`, so that a directive
 * never precedes a document.
 *
 * Source: go.yaml.in/yaml/v2/scannerc.go, yaml_parser_scan_directive.
 */
export function scanDirective(source: Source): void {
  const start = source.position;
  source.position += 1;
  source.skipWhile(isWord);
  const name = source.slice(start + 1);
  if (!isBlankOrEnd(source.code())) source.fail('the name of a directive must be followed by a space', start);
  source.skipWhile(isBlank);
  if (name === 'YAML') scanVersion(source, start);
  else if (name === 'TAG') scanTagDeclaration(source, start);
  else source.fail(`"%${name}" is not a directive that YAML knows`, start);
  source.skipWhile(isBlank);
  if (source.code() === CODE.hash) source.skipWhile((code) => !isBreakOrEnd(code));
  if (!isBreakOrEnd(source.code())) source.fail('only a comment may follow a directive', start);
  source.readBreak();
}

function scanVersion(source: Source, start: number): void {
  scanVersionNumber(source, start);
  if (source.code() !== CODE.dot) source.fail('"%YAML" needs a version such as 1.1', start);
  source.position += 1;
  scanVersionNumber(source, start);
}

function scanVersionNumber(source: Source, start: number): void {
  const first = source.position;
  source.skipWhile(isDigit);
  const length = source.position - first;
  if (length === 0 || length > MAX_VERSION_DIGITS) source.fail('"%YAML" needs a version such as 1.1', start);
}

function scanTagDeclaration(source: Source, start: number): void {
  const first = source.position;
  if (source.code() !== CODE.exclamation) source.fail('"%TAG" needs a handle that begins with "!"', start);
  source.position += 1;
  source.skipWhile(isWord);
  if (source.code() === CODE.exclamation) source.position += 1;
  else if (source.position > first + 1) source.fail('"%TAG" needs a handle that ends with "!"', start);
  if (!isBlank(source.code())) source.fail('the handle of "%TAG" must be followed by a space', start);
  source.skipWhile(isBlank);
  if (scanUri(source, start) === '') source.fail('"%TAG" needs a prefix', start);
  if (!isBlankOrEnd(source.code())) source.fail('the prefix of "%TAG" must be followed by a space', start);
}
