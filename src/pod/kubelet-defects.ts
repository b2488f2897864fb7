import { fieldsOf, isFields, type Fields } from '../kubernetes/json';
import { hasPatch, type FirstPatches } from '../kubernetes/patches';
import type { KubernetesVersion } from '../kubernetes/version';
import { containersOf, type PodContainer } from './containers';
import { resourcesOf } from './resources/container-resources';
import { hookLength } from './timeline/hook-length';
import { policyOf } from './timeline/restart-decision';

/** What the defect of a kubelet does to a Pod. */
export type DefectEffect =
  | 'appNeverStarts'
  | 'appStaysDown'
  | 'termComesLate'
  | 'storageLimitIgnored'
  | 'readinessFrozen'
  | 'probesBeforeStartup'
  | 'sleepOutlastsContainer'
  | 'deletionWaitsForHook';

/** A defect of the kubelet of a target that a Pod can meet. */
export interface KubeletDefect {
  /** Where it is reported, such as `kubernetes#132826`. */
  readonly issue: string;
  readonly url: string;
  readonly effect: DefectEffect;
  /** The containers that it is about. */
  readonly containers: readonly string[];
  /** The first versions without it, the oldest first; newer minor versions are without it as well. None if all have it. */
  readonly fixedIn: readonly string[];
}

interface DefectRow {
  readonly issue: number;
  readonly effect: DefectEffect;
  /** The minor version that first has it. */
  readonly since: number;
  /** The first patch without it, by minor version; every newer minor version is without it. Empty if none is. */
  readonly fixedIn: FirstPatches;
  /** The containers that can meet it. */
  meetsIn(containers: readonly PodContainer[], stored: Fields): readonly PodContainer[];
}

/**
 * Source: CHANGELOG/CHANGELOG-1.29.md to CHANGELOG-1.38.md of Kubernetes, and the reports; of the last two, runSleepHandler
 * in pkg/kubelet/lifecycle/handlers.go and SyncPod in pkg/kubelet/kubelet.go up to 1.38.0-beta.0, too.
 */
const DEFECTS: readonly DefectRow[] = [
  {
    issue: 125880,
    effect: 'termComesLate',
    since: 29,
    fixedIn: { 29: 8, 30: 4, 31: 0 },
    // The last sidecar waits for no other.
    meetsIn: (containers) => sidecarsIn(containers).slice(0, -1),
  },
  {
    issue: 132826,
    effect: 'appNeverStarts',
    since: 28,
    fixedIn: { 33: 6, 34: 2, 35: 0 },
    meetsIn: (containers, { restartPolicy }) => (restartPolicy === 'Never' ? gatesIn(containers) : []),
  },
  {
    issue: 137146,
    effect: 'appStaysDown',
    since: 35,
    fixedIn: { 35: 4, 36: 0 },
    meetsIn: (containers, stored) =>
      gatesIn(containers).length === 0
        ? []
        : containers.filter((container) => container.kind === 'app' && policyOf(stored, container) !== 'Never'),
  },
  {
    issue: 138462,
    effect: 'storageLimitIgnored',
    since: 28,
    fixedIn: { 37: 0 },
    meetsIn: (containers) =>
      sidecarsIn(containers).filter((container) => resourcesOf(container).limits.has('ephemeral-storage')),
  },
  {
    issue: 140882,
    effect: 'readinessFrozen',
    since: 35,
    fixedIn: { 37: 0 },
    meetsIn: (containers) =>
      containers.filter(
        ({ fields: { readinessProbe } }) => isFields(readinessProbe) && isFields(readinessProbe['exec']),
      ),
  },
  {
    issue: 141342,
    effect: 'probesBeforeStartup',
    since: 27,
    fixedIn: { 38: 0 },
    meetsIn: (containers) =>
      containers.filter(
        ({ fields }) =>
          isFields(fields['startupProbe']) && (isFields(fields['livenessProbe']) || isFields(fields['readinessProbe'])),
      ),
  },
  {
    issue: 134338,
    effect: 'sleepOutlastsContainer',
    since: 29,
    fixedIn: {},
    meetsIn: (containers) => containers.filter(sleepsBeforeStop),
  },
  {
    issue: 116032,
    effect: 'deletionWaitsForHook',
    since: 27,
    fixedIn: {},
    meetsIn: (containers) => containers.filter(holdsWithHook),
  },
];

/** Whether a container has a postStart hook, and it does not fail at once. */
function holdsWithHook(container: PodContainer): boolean {
  const length = hookLength(container, 'postStart');
  return length !== undefined && length.latest !== 0;
}

/** Whether the kubelet itself sleeps; a command that sleeps ends with its container. */
function sleepsBeforeStop(container: PodContainer): boolean {
  const { preStop } = fieldsOf(container.fields['lifecycle']);
  return isFields(fieldsOf(preStop)['sleep']) && hookLength(container, 'preStop')?.latest !== 0;
}

function sidecarsIn(containers: readonly PodContainer[]): PodContainer[] {
  return containers.filter(({ kind }) => kind === 'sidecar');
}

/** The sidecars that hold the app back until their startup probe has succeeded. */
function gatesIn(containers: readonly PodContainer[]): PodContainer[] {
  return sidecarsIn(containers).filter(({ fields }) => isFields(fields['startupProbe']));
}

/**
 * The defects that a kubelet of a version has and a stored Pod can meet. A version without a patch is the newest patch.
 *
 * @param isWanted - which of them count
 */
export function kubeletDefectsOf(
  stored: Fields,
  version: KubernetesVersion,
  isWanted: (effect: DefectEffect) => boolean = () => true,
): KubeletDefect[] {
  const containers = containersOf(stored);
  return DEFECTS.flatMap((defect) => {
    const isMeant = isWanted(defect.effect) && hasDefect(version, defect);
    const met = isMeant ? defect.meetsIn(containers, stored) : [];
    return met.length === 0 ? [] : [defectOf(defect, met)];
  });
}

function hasDefect(version: KubernetesVersion, { since, fixedIn }: DefectRow): boolean {
  return version.minor >= since && !hasPatch(version, fixedIn);
}

function defectOf({ issue, effect, fixedIn }: DefectRow, containers: readonly PodContainer[]): KubeletDefect {
  return {
    issue: `kubernetes#${issue}`,
    url: `https://github.com/kubernetes/kubernetes/issues/${issue}`,
    effect,
    containers: containers.map(({ name }) => name),
    fixedIn: Object.entries(fixedIn).map(([minor, patch]) => `1.${minor}.${patch}`),
  };
}
