import { statSync, type Stats } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { STANDARD_INPUT } from '../manifests/input-objects';
import { SETTINGS_FILE } from '../files/own-files';
import { readText } from '../files/read-text';
import { parseSettings, type Settings } from './settings';

/** The settings for the paths of a command line, or why there are none, in lines that begin with a file. */
export type FoundSettings = ReadSettings | { readonly problems: readonly string[] };

/** Settings that could be read, and the file that holds them; absent if there is none. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly file?: string;
}

/**
 * The settings of the nearest file above the input: in the folder of a file or the named folder itself, or in the first
 * folder above it that has one. For standard input that is the folder of the process.
 */
export function findSettings(paths: readonly string[]): FoundSettings {
  const files = [...new Set(paths.flatMap((path) => nearestFile(folderOf(path)) ?? []))];
  const [file, other] = files.map(shown);
  if (file === undefined) return { settings: {} };
  if (statusOf(file)?.isDirectory()) {
    return { problems: [`${file}: This is a folder, and a file of this name holds the settings: rename the folder.`] };
  }
  if (other !== undefined) {
    return {
      problems: [`${other}: The input has several files of settings, and ${file} is another. Run once for each.`],
    };
  }
  return readSettings(file);
}

function folderOf(path: string): string {
  if (path === STANDARD_INPUT) return process.cwd();
  return resolve(statusOf(path)?.isDirectory() ? path : dirname(path));
}

function nearestFile(folder: string): string | undefined {
  const file = join(folder, SETTINGS_FILE);
  const found = statusOf(file);
  if (found?.isFile() || found?.isDirectory()) return file;
  const above = dirname(folder);
  return above === folder ? undefined : nearestFile(above);
}

/** What is known of a path; undefined if it does not exist or cannot be looked at, which whoever reads it tells. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** A path as short as it can be from the folder of the process. */
function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}

function readSettings(file: string): FoundSettings {
  const read = readText({ file });
  if ('problem' in read) return { problems: [`${file}: The file ${read.problem}`] };
  const parsed = parseSettings(read.text);
  if (!('problems' in parsed)) return { settings: parsed, file };
  return { problems: parsed.problems.map(({ line, message }) => `${file}:${line}: ${message}`) };
}
