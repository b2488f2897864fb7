import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** What is in a folder: paths from it, with slashes, in the order of their characters. */
export interface FolderFiles {
  readonly files: readonly string[];
  /** Links, pipes and what else is not a regular file. */
  readonly others: readonly string[];
  /** The folders in it, the outer ones before the inner ones. */
  readonly folders: readonly string[];
}

/**
 * All that is in a folder, and nothing if it does not exist.
 *
 * @param goesInto - whether a folder is looked into; all are by default
 */
export function folderFiles(root: string, goesInto: (folder: string) => boolean = () => true): FolderFiles {
  const found = { files: [] as string[], others: [] as string[], folders: [] as string[] };
  const walk = (folder: string): void => {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        found.folders.push(path);
        if (goesInto(path)) walk(path);
      } else if (entry.isFile()) found.files.push(path);
      else found.others.push(path);
    }
  };
  walk('');
  return { files: found.files.sort(), others: found.others.sort(), folders: found.folders.sort() };
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The folders above a path, from the innermost to the outermost. */
export function foldersAbove(path: string): string[] {
  const end = path.lastIndexOf('/');
  if (end < 0) return [];
  const folder = path.slice(0, end);
  return [folder, ...foldersAbove(folder)];
}
