import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { foldersAbove } from './folder-files';
import type { Journal } from './journal';
import { hashOf } from './written-files';

/** The folders that files are renamed between. */
export interface RenamePlaces {
  readonly output: string;
  /** Holds the new files, by their paths in the output. */
  readonly fresh: string;
  /** Holds the files that are replaced and removed, for the case that a later rename fails. */
  readonly old: string;
}

/** Keeps the files that a journal replaces and removes, without touching them. */
export function keepOldFiles({ writes, removes }: Journal, { output, old }: RenamePlaces): void {
  for (const path of [...writes, ...removes.map(([removed]) => removed)]) {
    const [from, to] = [join(output, path), join(old, path)];
    if (!existsSync(from)) continue;
    mkdirSync(dirname(to), { recursive: true });
    try {
      linkSync(from, to);
    } catch {
      copyFileSync(from, to);
    }
  }
}

/**
 * Renames the new files into the output one by one, and then removes those that are gone, so that an object which moves
 * from one file to another is never in none. What was done already is passed over. If a step fails, those before it are
 * undone.
 */
export function renameFiles(journal: Journal, places: RenamePlaces): void {
  try {
    writeFiles(journal, places);
    removeFiles(journal, places);
  } catch (error) {
    undo(journal, places);
    throw error;
  }
  for (const [path] of journal.removes) removeEmptyFolders(path, places.output);
}

function writeFiles({ writes }: Journal, { output, fresh }: RenamePlaces): void {
  for (const path of writes) {
    if (!existsSync(join(fresh, path))) continue;
    mkdirSync(dirname(join(output, path)), { recursive: true });
    renameSync(join(fresh, path), join(output, path));
  }
}

function removeFiles({ removes }: Journal, { output }: RenamePlaces): void {
  for (const [path, hash] of removes) if (hasHash(join(output, path), hash)) rmSync(join(output, path));
}

function hasHash(file: string, hash: string): boolean {
  return existsSync(file) && hashOf(readFileSync(file)) === hash;
}

/** The new files go back, too, so that nothing is left of them. */
function undo({ writes, removes }: Journal, { output, fresh, old }: RenamePlaces): void {
  for (const [path] of removes) if (!existsSync(join(output, path))) restore(path, output, old);
  for (const path of writes) {
    if (existsSync(join(fresh, path))) continue;
    if (existsSync(join(old, path))) restore(path, output, old);
    else rmSync(join(output, path), { force: true });
  }
}

function restore(path: string, output: string, old: string): void {
  if (existsSync(join(old, path))) renameSync(join(old, path), join(output, path));
}

/** The folders of a file that was removed go with it, if nothing else is in them. */
function removeEmptyFolders(path: string, output: string): void {
  for (const folder of foldersAbove(path)) {
    try {
      rmdirSync(join(output, folder));
    } catch {
      return;
    }
  }
}
