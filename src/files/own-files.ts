import { resolve } from 'node:path';

/** The name of the file that holds what is the same for every run on a repository. */
export const SETTINGS_FILE = 'pod-patterns.yaml';

/** The usual name of a baseline. */
export const BASELINE_FILE = 'pod-patterns-baseline.json';

/** What cdk8s writes beside the manifests if it validates them: the construct of each object. */
const CONSTRUCTS_FILE = 'construct-metadata.json';

const OWN_FILES = [SETTINGS_FILE, BASELINE_FILE, CONSTRUCTS_FILE];

/** Tells of the files in a folder which of them belong to the command or to cdk8s and are not input. */
export type IsOwnFile = (path: string) => boolean;

/**
 * What tells them: the settings, a baseline of the usual name, the baseline in use, and what cdk8s records of constructs.
 *
 * @param baseline - the baseline in use
 */
export function ownFiles(baseline?: string): IsOwnFile {
  const inUse = baseline === undefined ? undefined : resolve(baseline);
  return (path) => OWN_FILES.some((name) => path.endsWith(`/${name}`)) || resolve(path) === inUse;
}
