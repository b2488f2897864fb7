import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readText } from '../files/read-text';
import { compareTexts } from '../kubernetes/compare-texts';

/** The files that a synthesis wrote, by their paths in the output, with the hash of what it wrote. */
export type WrittenFiles = ReadonlyMap<string, string>;

const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

/**
 * The files that earlier syntheses wrote. A line that is none, such as a mark of a merge conflict, is passed over: then a
 * file is kept that could go.
 */
export function readWrittenFiles(record: string): WrittenFiles {
  const read = existsSync(record) ? readText({ file: record }) : undefined;
  if (read === undefined || 'problem' in read) return new Map();
  const lines = read.text.split('\n').flatMap((line) => {
    const [, hash = '', path = ''] = LINE.exec(line) ?? [];
    return isInside(path) ? [[path, hash] as const] : [];
  });
  return new Map(lines);
}

/** A path that cannot lead out of the output. */
function isInside(path: string): boolean {
  return path !== '' && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The text of a record, in the form of `sha256sum`, so that it can be read, merged and checked. */
export function writtenFilesText(files: WrittenFiles): string {
  const lines = [...files]
    .filter(([path]) => !/[\n\r]/.test(path))
    .sort(([left], [right]) => compareTexts(left, right))
    .map(([path, hash]) => `${hash}  ${path}\n`);
  return HEADER + lines.join('');
}

const HEADER = '# What "pod-patterns synth" wrote, so that it removes nothing else. Commit this file.\n';

/** The hash of a file, as records have it. */
export function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
