import { printable } from '../../kubernetes/printable';
import type { PodKind } from '../../kubernetes/kinds';
import { NEWEST_VERSION, type KubernetesVersion } from '../../kubernetes/version';
import type { Console } from '../console';
import { findSettings, type FoundSettings } from './find-settings';
import type { Settings } from './settings';

/** Settings that could be read, and the file that holds them. */
export type ReadSettings = Extract<FoundSettings, { readonly settings: Settings }>;

/** Does the work of a command with the settings for its paths; without it, the exit status 2 if they cannot be read. */
export async function withSettings(
  paths: readonly string[],
  console: Console,
  work: (found: ReadSettings) => Promise<number>,
): Promise<number> {
  const found = findSettings(paths);
  if ('settings' in found) return work(found);
  await console.errors.write(found.problems.map((problem) => `error: ${printable(problem)}\n`).join(''));
  await console.errors.flush();
  return 2;
}

/** What the flags of a command say of the Pods that it reads. */
interface PodFlags {
  readonly target?: KubernetesVersion;
  readonly podKinds: readonly PodKind[];
}

/** For which version Pods are read, and of which kinds: a flag wins over the settings, and the kinds of both count. */
export function podsToRead(flags: PodFlags, settings: Settings): Required<PodFlags> {
  return {
    target: flags.target ?? settings.target ?? NEWEST_VERSION,
    podKinds: [...flags.podKinds, ...(settings.podKinds ?? [])],
  };
}
