import { readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { findFiles } from './find-files';
import type { IsOwnFile } from './own-files';

/**
 * The first of some files that is also among the files of paths, by another name or a link even; undefined if none is.
 *
 * @param isOwn - tells which files of a folder are not input
 */
export function fileAmong(files: readonly string[], paths: readonly string[], isOwn: IsOwnFile): string | undefined {
  const byIdentity = new Map(files.map((file) => [identityOf(file), file]));
  byIdentity.delete(undefined);
  if (byIdentity.size === 0) return undefined;
  for (const path of paths) {
    for (const found of findFiles(path, isOwn)) {
      if ('problem' in found || found.size === undefined) continue;
      const file = byIdentity.get(identityOf(found.path ?? found.file));
      if (file !== undefined) return file;
    }
  }
  return undefined;
}

/** What is the same for all names of a file: its paths and its links, also before it exists. */
export function placeOf(file: string): string {
  return identityOf(file) ?? newPlaceOf(file, MAX_LINKS);
}

/** What is the same for all names of a regular file; undefined if there is none. */
function identityOf(file: string | Buffer): string | undefined {
  try {
    const status = statSync(file, { bigint: true });
    return status.isFile() ? `${status.dev}:${status.ino}` : undefined;
  } catch {
    return undefined;
  }
}

/** How many links Linux follows. */
const MAX_LINKS = 40;

/** The path that a file would get which is made under a name. */
function newPlaceOf(file: string, links: number): string {
  const path = join(realPathOf(dirname(resolve(file))), basename(file));
  const next = links === 0 ? undefined : linkAt(path);
  return next === undefined ? path : newPlaceOf(resolve(dirname(path), next), links - 1);
}

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/** Where a link leads; undefined if there is none. */
function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
