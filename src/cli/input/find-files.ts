import { readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { SETTINGS_FILE } from '../settings/settings';
import { systemProblem } from './system-problem';

/** A file to read, or a path that leads to none. */
export type FoundFile =
  { readonly file: string; readonly size?: number } | { readonly file: string; readonly problem: string };

const EXTENSIONS = /\.(yaml|yml|json)$/;

/** Stands for standard input. */
export const STANDARD_INPUT = '-';

/**
 * The files that a path of the command line stands for: itself, or for a folder all that `kubectl apply -R -f` would
 * read below it: whatever ends in .yaml, .yml or .json, in hidden folders too, in the byte order of the names, but for
 * the settings of this command. Links to files are read; links to folders are not followed, so that no circle of links
 * can catch the walk.
 *
 * Source: k8s.io/cli-runtime/pkg/resource, ExpandPathsToFileVisitors.
 */
export function* findFiles(path: string): Generator<FoundFile> {
  const found = path === STANDARD_INPUT ? undefined : statusOf(path);
  if (typeof found === 'string') yield { file: path, problem: found };
  else if (found?.isDirectory()) yield* filesBelow(path);
  // Anything but a regular file, such as the pipe of `explain <(helm template .)`, has no size.
  else yield { file: path, ...(found?.isFile() && { size: found.size }) };
}

function statusOf(path: string): Stats | string {
  try {
    return statSync(path);
  } catch (error) {
    return systemProblem(error);
  }
}

function* filesBelow(folder: string): Generator<FoundFile> {
  const entries = entriesOf(folder);
  if (typeof entries === 'string') yield { file: folder, problem: entries };
  for (const entry of typeof entries === 'string' ? [] : entries) {
    const path = folder.endsWith('/') ? folder + entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (EXTENSIONS.test(entry.name) && entry.name !== SETTINGS_FILE) yield* fileAt(path);
  }
}

function entriesOf(folder: string): Dirent[] | string {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((left, right) => Buffer.compare(Buffer.from(left.name), Buffer.from(right.name)));
  } catch (error) {
    return systemProblem(error);
  }
}

function* fileAt(path: string): Generator<FoundFile> {
  const found = statusOf(path);
  if (typeof found === 'string') yield { file: path, problem: found };
  else if (found.isFile()) yield { file: path, size: found.size };
  else if (!found.isDirectory()) yield { file: path, problem: 'is no regular file.' };
}
