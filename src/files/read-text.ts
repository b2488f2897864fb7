import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { FoundFile } from './find-files';
import { countInput } from './large-input';
import { systemProblem } from './system-problem';

/** The largest file that is read. No API server takes an object of a tenth of this. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;

const CHUNK = 1024 * 1024;

/** What stands in a file, or why it cannot be read. */
export type FileText = { readonly text: string } | { readonly problem: string; readonly line?: number };

const TOO_LARGE: FileText = {
  problem: 'is larger than 32 MiB, which is more than is read: split it into several files.',
};

/** The text of a file. A file that is too large is not opened. */
export function readText(found: FoundFile): FileText {
  if ('problem' in found) return found;
  if (found.size !== undefined && found.size > MAX_FILE_BYTES) return TOO_LARGE;
  try {
    return textOfBytes(found.size === undefined ? readPipe(found.file) : readFileSync(found.path ?? found.file));
  } catch (error) {
    return { problem: systemProblem(error) };
  }
}

/** The text of a stream, read until its end or until it is too long. */
export async function readStream(stream: AsyncIterable<unknown>): Promise<FileText> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      chunks.push(bytes);
      size += bytes.length;
      if (size > MAX_FILE_BYTES) return TOO_LARGE;
    }
    return textOfBytes(Buffer.concat(chunks));
  } catch (error) {
    return { problem: systemProblem(error) };
  }
}

/** What a pipe or device gives until its end; one that never ends is given up after the maximum size. */
function readPipe(path: string): Buffer | undefined {
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let size = 0; size <= MAX_FILE_BYTES;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = readSync(file, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
      size += length;
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}

const UTF_16_MARKS: ReadonlyMap<number, string> = new Map([
  [0xfffe, 'utf-16le'],
  [0xfeff, 'utf-16be'],
]);

/** The text of a file from its bytes; undefined stands for too many of them. */
export function textOfBytes(bytes: Buffer | undefined): FileText {
  if (bytes === undefined || bytes.length > MAX_FILE_BYTES) return TOO_LARGE;
  countInput(bytes.length);
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) return { text: new TextDecoder(utf16).decode(bytes) };
  if (bytes.includes(0))
    return { problem: 'is a binary file: it holds a zero byte.', line: lineOf(bytes, bytes.indexOf(0)) };
  if (!isUtf8(bytes)) {
    return { problem: 'is not UTF-8 text: save it as UTF-8.', line: lineOf(bytes, firstInvalid(bytes)) };
  }
  return { text: bytes.toString('utf8') };
}

/**
 * The encoding that a UTF-16 byte order mark indicates.
 *
 * Source: k8s.io/cli-runtime/pkg/resource/visitor.go, FileVisitor.Visit (unicode.BOMOverride)
 */
function utf16Of(bytes: Buffer): string | undefined {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  return UTF_16_MARKS.get(mark);
}

function lineOf(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < offset; at = bytes.indexOf(0x0a, at + 1)) line += 1;
  return line;
}

/** The offset of the first byte that is not part of a character: the end of the longest prefix that is UTF-8. */
function firstInvalid(bytes: Buffer): number {
  let [valid, end] = [0, bytes.length];
  while (end - valid > 1) {
    const middle = valid + Math.floor((end - valid) / 2);
    if (isUtf8(bytes.subarray(0, characterStart(bytes, middle)))) valid = middle;
    else end = middle;
  }
  return valid;
}

/** The start of the character that an offset may fall into. */
function characterStart(bytes: Buffer, offset: number): number {
  let start = offset;
  while (start > offset - 3 && start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}
