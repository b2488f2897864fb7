import { featureOf, isFeatureOn, type FeatureTarget } from '../kubernetes/fields/features';
import type { Problem } from '../findings/problem';
import type { Pod } from '../pod/pod';

const SIDECARS = featureOf('SidecarContainers');
const VERSION = `1.${SIDECARS.onByDefault ?? SIDECARS.since}`;

/** How a container becomes a native sidecar, and the version that the facts name if the target has none. */
export function toNativeSidecar({ target }: Pod): Pick<Problem, 'fix' | 'data'> {
  return {
    fix: `move the container to \`initContainers\` and set its restartPolicy to Always, which makes it a native sidecar (Kubernetes ${VERSION} or newer).`,
    ...(!isFeatureOn(SIDECARS, target) && { data: { neededVersion: VERSION } }),
  };
}

/** What gives a target native sidecars that has none. */
export function nativeSidecarCure({ version }: FeatureTarget): string {
  const isGated = version.minor >= SIDECARS.since;
  const isOnLater = version.minor < (SIDECARS.onByDefault ?? 0);
  const cures = [
    ...(isOnLater ? [`upgrade the cluster to Kubernetes ${VERSION} or newer`] : []),
    ...(isGated ? [`enable the feature gate ${SIDECARS.gate}`] : []),
  ];
  return cures.join(', or ');
}
