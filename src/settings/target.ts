import { RELEASES } from '../kubernetes/fields/generated/releases';
import { KubernetesVersion } from '../kubernetes/version';

const OLDEST = KubernetesVersion.of(RELEASES[0]);
const NEWEST = KubernetesVersion.of(RELEASES[RELEASES.length - 1] ?? RELEASES[0]);

/** The versions that a target can be, in words. */
export const TARGETS = `a version of Kubernetes from 1.${OLDEST.minor} to 1.${NEWEST.minor}`;

/** The version that a text names; undefined if it names none of which the tables of fields know something. */
export function targetOf(text: string): KubernetesVersion | undefined {
  const version = KubernetesVersion._parse(text);
  return version && version.minor <= NEWEST.minor ? version : undefined;
}
