import { chmodSync, chownSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exchangeFolders } from './exchange';
import { folderFiles } from './folder-files';
import { identityOf, type OutputChanges } from './output-changes';

/**
 * Makes the new folder whole: files that stay are in it by a second name of the same file, so that they are not touched.
 *
 * @returns whether that could be done; not for folders that no synthesis wrote, and not everywhere
 */
export function completeFolder({ files, folders }: OutputChanges, output: string, fresh: string): boolean {
  if (files.some(({ path, fate }) => fate === 'left' && path.endsWith('/'))) return false;
  try {
    for (const { path, fate } of files) {
      if (fate !== 'unchanged' && fate !== 'left') continue;
      const to = join(fresh, path);
      mkdirSync(dirname(to), { recursive: true });
      rmSync(to, { force: true });
      linkSync(join(output, path), to);
    }
    for (const folder of ['', ...folders]) copyOwner(join(output, folder), join(fresh, folder));
    return true;
  } catch {
    return false;
  }
}

function copyOwner(from: string, to: string): void {
  const status = statSync(to, { throwIfNoEntry: false });
  if (status === undefined) return;
  const { mode, uid, gid } = statSync(from);
  if (status.uid !== uid || status.gid !== gid) chownSync(to, uid, gid);
  chmodSync(to, mode & 0o7777);
}

/**
 * Exchanges an output and the new folder.
 *
 * @returns whether it was done; if not, the output is as it was
 */
export function exchangeOutput(output: string, fresh: string, foreign: readonly string[]): boolean {
  if (!exchangeFolders(output, fresh)) return false;
  // What somebody else wrote in between went away with the old folder.
  for (const path of foreign) {
    const [late, now] = [join(fresh, path), join(output, path)];
    if (identityOf(late) !== undefined && identityOf(late) !== identityOf(now)) renameSync(late, now);
  }
  return true;
}

/** Gives files to an output that came into the old folder after the new one was made. */
export function rescueLateFiles(output: string, old: string, known: readonly string[]): void {
  const expected = new Set(known);
  const { files, others } = folderFiles(old);
  for (const path of [...files, ...others]) {
    if (expected.has(path) || identityOf(join(output, path)) !== undefined) continue;
    mkdirSync(dirname(join(output, path)), { recursive: true });
    renameSync(join(old, path), join(output, path));
  }
}
