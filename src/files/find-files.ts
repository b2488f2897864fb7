import { STANDARD_INPUT } from '../manifests/input-objects';
import { readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { ownFiles, type IsOwnFile } from './own-files';
import { systemProblem } from './system-problem';

/** A file to read, or a path that leads to none. */
export type FoundFile =
  /** Its `path` is given if its name is not UTF-8, and `file` is then what is shown of it. */
  | { readonly file: string; readonly path?: Buffer; readonly size?: number }
  | { readonly file: string; readonly problem: string };

/** What the name of a file with manifests ends in. */
export const MANIFEST_NAME = /\.(yaml|yml|json)$/;

/**
 * The files that a path of the command line stands for: itself, or for a folder all that `kubectl apply -R -f` would
 * read below it: whatever ends in .yaml, .yml or .json, in hidden folders too, in the byte order of the names, but for
 * the settings and the baseline of this command, and what cdk8s records of constructs. Links to files are read; links to
 * folders are not followed, so that no circle of links can catch the walk.
 *
 * Source: k8s.io/cli-runtime/pkg/resource, ExpandPathsToFileVisitors.
 */
export function* findFiles(path: string, isOwn: IsOwnFile = ownFiles()): Generator<FoundFile> {
  const found = path === STANDARD_INPUT ? undefined : statusOf(path);
  if (typeof found === 'string') yield { file: path, problem: path.includes('\uFFFD') ? MAYBE_NOT_UTF8 : found };
  else if (found?.isDirectory()) yield* filesBelow({ shown: path, bytes: Buffer.from(path) }, isOwn);
  // Anything but a regular file, such as the pipe of `explain <(helm template .)`, has no size.
  else yield { file: path, ...(found?.isFile() && { size: found.size }) };
}

/** The files that several paths stand for. One that they lead to twice, by a link even, comes once: by its first name. */
export function* distinctFiles(paths: readonly string[], isOwn: IsOwnFile): Generator<FoundFile> {
  const seen = new Set<string>();
  for (const path of paths) {
    for (const found of findFiles(path, isOwn)) {
      const place = realPathOf(found);
      if (place === undefined || !seen.has(place)) yield found;
      if (place !== undefined) seen.add(place);
    }
  }
}

/** Where a regular file is; undefined for everything else, and if nobody can say. */
function realPathOf(found: FoundFile): string | undefined {
  if ('problem' in found || found.size === undefined) return undefined;
  try {
    return realpathSync.native(found.path ?? found.file, 'latin1');
  } catch {
    return undefined;
  }
}

const MAYBE_NOT_UTF8 = 'does not exist, or its name is not UTF-8: give the folder that it is in.';

/** A path as it is shown, and the bytes of it. */
interface BytePath {
  readonly shown: string;
  readonly bytes: Buffer;
}

function statusOf(path: string | Buffer): Stats | string {
  try {
    return statSync(path);
  } catch (error) {
    return systemProblem(error);
  }
}

function* filesBelow(folder: BytePath, isOwn: IsOwnFile): Generator<FoundFile> {
  const entries = entriesOf(folder.bytes);
  if (typeof entries === 'string') yield { file: folder.shown, problem: entries };
  for (const entry of typeof entries === 'string' ? [] : entries) {
    const path = pathIn(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path, isOwn);
    else if (MANIFEST_NAME.test(path.shown) && !isOwn(path.shown)) yield* fileAt(path);
  }
}

function entriesOf(folder: Buffer): Dirent<Buffer>[] | string {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
    return entries.sort((left, right) => Buffer.compare(left.name, right.name));
  } catch (error) {
    return systemProblem(error);
  }
}

function pathIn({ shown, bytes }: BytePath, name: Buffer): BytePath {
  const separator = shown.endsWith('/') ? '' : '/';
  return { shown: shown + separator + nameText(name), bytes: Buffer.concat([bytes, Buffer.from(separator), name]) };
}

/** A name as text, with the bytes that are not ASCII spelled out if it is not UTF-8. */
function nameText(name: Buffer): string {
  if (isUtf8(name)) return name.toString('utf8');
  return name.toString('latin1').replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

function* fileAt({ shown: file, bytes }: BytePath): Generator<FoundFile> {
  const found = statusOf(bytes);
  if (typeof found === 'string') yield { file, problem: found };
  else if (found.isFile()) yield { file, size: found.size, ...(!isUtf8(bytes) && { path: bytes }) };
  else if (!found.isDirectory()) yield { file, problem: 'is not a regular file.' };
}
