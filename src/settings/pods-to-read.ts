import type { PodKind } from '../kubernetes/kinds';
import { NEWEST_VERSION, type KubernetesVersion } from '../kubernetes/version';
import type { Settings } from './settings';

/** What is asked for of the Pods that are read. */
export interface PodFlags {
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
