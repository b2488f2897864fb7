import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { fieldsOf } from '../kubernetes/json';
import { systemReason } from './system-problem';

type FilePath = string | Buffer;

/**
 * Gives a file new content, all of it or none: it is written beside the file, which it then replaces. The file keeps its
 * mode; if it is a link, the file that it leads to is replaced. A missing file is created.
 *
 * @returns why it could not be written, without a full stop; undefined if it was
 */
export function replaceFile(file: FilePath, content: string): string | undefined {
  try {
    const path = realPathOf(file);
    const mode = modeOf(path);
    const temporary = Buffer.concat([Buffer.from(path), Buffer.from(`.${randomBytes(6).toString('hex')}.tmp`)]);
    try {
      // What may not be written is not replaced either, which the folder alone would allow.
      if (mode !== undefined) closeSync(openSync(path, 'r+'));
      const problem = writeTemporary(temporary, content, mode);
      if (problem !== undefined) return problem;
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
    return undefined;
  } catch (error) {
    return systemReason(error);
  }
}

/** Why it could not be made. */
function writeTemporary(temporary: Buffer, content: string, mode: number | undefined): string | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(temporary, 'wx', mode === undefined ? 0o666 : 0o600);
  } catch (error) {
    return `no file can be made in its folder (${systemReason(error)})`;
  }
  try {
    const bytes = Buffer.from(content);
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    if (mode !== undefined) fchmodSync(descriptor, mode);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return undefined;
}

/** Where a path leads; the path itself if nothing is there. */
function realPathOf(file: FilePath): FilePath {
  try {
    return realpathSync(file, { encoding: 'buffer' });
  } catch (error) {
    if (fieldsOf(error)['code'] === 'ENOENT') return file;
    throw error;
  }
}

/** The permissions of a file; undefined if there is none. */
function modeOf(file: FilePath): number | undefined {
  const status = statSync(file, { throwIfNoEntry: false });
  return status && status.mode & 0o7777;
}
