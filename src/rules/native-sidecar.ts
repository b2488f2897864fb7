import { featureOf, isFeatureOn, type FeatureTarget } from '../kubernetes/fields/features';
import type { Problem } from '../findings/problem';
import { fieldsOf, isAbsent, isFields, type Fields } from '../kubernetes/json';
import type { DocumentEdit, Steps } from '../manifests/edit/document-edit';
import type { PodContainer } from '../pod/containers';
import type { Pod } from '../pod/pod';
import { stepsTo } from './mends';

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

/** The field that makes a native sidecar of an init container. */
const RESTART_POLICY = 'restartPolicy';

/**
 * The edits that make a native sidecar of an ordinary container: it becomes the last init container, so that all others
 * still end before it starts, and a readiness probe also holds the app back until it first succeeds. None if the target
 * has no native sidecars, or if the container already has a restart policy of its own.
 */
export function nativeSidecarEdits(pod: Pod, { path, fields }: PodContainer): DocumentEdit[] {
  if (!isFeatureOn(SIDECARS, pod.target) || !isAbsent(fields[RESTART_POLICY])) return [];
  const steps = stepsTo(pod, path);
  return [
    ...gateEdits(steps, fields),
    { change: 'add', steps, key: RESTART_POLICY, value: 'Always', behind: 'image' },
    { change: 'move', steps, list: 'initContainers' },
  ];
}

/** How often a startup probe that is made of a readiness probe may fail; nobody said how long the start may take. */
const MIN_START_FAILURES = 30;

function gateEdits(steps: Steps, { startupProbe, readinessProbe }: Fields): DocumentEdit[] {
  if (!isAbsent(startupProbe) || !isFields(readinessProbe)) return [];
  const { failureThreshold, successThreshold: _first, ...rest } = fieldsOf(readinessProbe);
  const failures = typeof failureThreshold === 'number' ? failureThreshold : 0;
  const value = { ...rest, failureThreshold: Math.max(failures, MIN_START_FAILURES) };
  return [{ change: 'add', steps, key: 'startupProbe', value, behind: 'readinessProbe' }];
}
