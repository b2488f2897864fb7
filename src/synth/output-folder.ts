import { accessSync, constants, lstatSync, readlinkSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { systemReason } from '../files/system-problem';
import { trimmedEnd } from '../kubernetes/trimmed-end';
import { APP_FILE } from './app-settings';

/** Where a synthesis writes, and what it needs beside that. Paths are as long or short as the output was written. */
export interface OutputFolder {
  readonly path: string;
  /** A folder for the time of one synthesis. */
  readonly work: string;
  /** The file that says which files a synthesis wrote. */
  readonly record: string;
}

/** The output of a path, or why it cannot be one, in a sentence. */
export function outputFolder(written: string): OutputFolder | { readonly problem: string } {
  const path = written.charAt(0) + trimmedEnd(written.slice(1), '/');
  const problem = placeProblem(path) ?? statusProblem(path);
  if (problem !== undefined) return { problem: `The output "${written}" ${problem}` };
  const beside = join(dirname(path), `.${basename(resolve(path))}.pod-patterns`);
  return { path, work: `${beside}-work`, record: beside };
}

/** What else is in such a folder would be swapped with it. */
function placeProblem(path: string): string | undefined {
  if (path.trim() === '') return 'has no name: name a folder, such as "dist".';
  const below = relative(resolve(path), process.cwd());
  const isAbove = below === '' || !(below === '..' || below.startsWith(`..${sep}`));
  return isAbove ? `is the folder of ${APP_FILE} or one above it: name a folder below it, such as "dist".` : undefined;
}

function statusProblem(path: string): string | undefined {
  try {
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (status === undefined) return parentProblem(dirname(path));
    if (status.isSymbolicLink()) return `is a link to "${readlinkSync(path)}": name that folder itself.`;
    if (!status.isDirectory()) return 'is not a folder: name another, or remove what is there.';
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return mountProblem(path, status) ?? parentProblem(dirname(path));
  } catch (error) {
    return `cannot be used: ${systemReason(error)}.`;
  }
}

/** Files of another device cannot be moved into it by a rename. */
function mountProblem(path: string, { dev }: Stats): string | undefined {
  return dev === statSync(dirname(realpathSync(path))).dev
    ? undefined
    : 'is where a file system is mounted: name a folder below it, so that files can be renamed into it.';
}

function parentProblem(parent: string): string | undefined {
  try {
    if (statSync(parent, { throwIfNoEntry: false }) === undefined) return undefined;
    accessSync(parent, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return `needs a folder beside it for the time of a synthesis, and "${parent}" does not take one: ${systemReason(error)}.`;
  }
}
