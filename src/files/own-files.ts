import { resolve } from 'node:path';

/** The name of the file that holds what is the same for every run on a repository. */
export const SETTINGS_FILE = 'pod-patterns.yaml';

/** The usual name of a baseline. */
export const BASELINE_FILE = 'pod-patterns-baseline.json';

/** Tells of the files in a folder which of them belong to the command and are no input. */
export type IsOwnFile = (path: string) => boolean;

/**
 * What tells them: the settings, a baseline of the usual name, and the baseline in use.
 *
 * @param baseline - the baseline in use
 */
export function ownFiles(baseline?: string): IsOwnFile {
  const inUse = baseline === undefined ? undefined : resolve(baseline);
  return (path) => [SETTINGS_FILE, BASELINE_FILE].some((name) => path.endsWith(`/${name}`)) || resolve(path) === inUse;
}
