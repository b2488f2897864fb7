import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import { isFields, listOf } from '../../kubernetes/json';
import { QosClass } from '../../kubernetes/qos-class';
import { KubernetesVersion } from '../../kubernetes/version';
import { containersOf, withoutEphemeral, type ContainerKind, type PodContainer } from '../containers';
import { operatingSystemOf } from '../operating-system';
import type { StoredSpec } from '../stored-spec';
import { parseResources } from './container-resources';
import { qosOf } from './qos';

/** What a change of a resource of a running Pod does. */
export type ResizeEffect = 'inPlace' | 'restartsContainer' | 'refused';

/** Why the API server refuses every change of a resource. */
export type ResizeRefusal = 'noResize' | 'windows' | 'podResources' | 'bestEffort' | 'initStep' | 'initStepRestarts';

/** The resources that can be changed in a running Pod at all. */
export const RESIZABLE = ['cpu', 'memory'] as const;

/** What a change of a resource of a container does, in a Pod that runs. */
export interface ResourceResize {
  readonly container: string;
  readonly kind: ContainerKind;
  readonly resource: (typeof RESIZABLE)[number];
  readonly effect: ResizeEffect;
  /** Null if the API server takes the change. */
  readonly refusal: ResizeRefusal | null;
}

/** What can be changed in a running Pod, through its `resize` subresource. All other resources never can. */
export interface PodResize {
  readonly resources: readonly ResourceResize[];
  /** What a change of the resources of the Pod as a whole does; null if it has none. */
  readonly podResources: ResizeEffect | null;
  /** Whether requests and limits must stay equal, since the QoS class of a Pod may not change. */
  readonly keepsRequestsAtLimits: boolean;
  /** The containers whose memory limit can neither shrink nor be added. */
  readonly memoryLimitOnlyGrows: readonly string[];
}

const IN_PLACE = featureOf('InPlacePodVerticalScaling');

/**
 * What can be changed in place in a running Pod, from its spec as the API server of a cluster stores it. What is asked
 * for and limited can be changed and mostly added, and never removed.
 *
 * Source: pkg/apis/core/validation, ValidatePodResize and validateContainerResize; pkg/features/kube_features.go,
 * InPlacePodVerticalScalingInitContainers and InPlacePodLevelResourcesVerticalScaling
 */
export function resizeOf(stored: StoredSpec, target: FeatureTarget): PodResize {
  const containers = withoutEphemeral(containersOf(stored));
  const { qosClass } = qosOf(stored, target);
  const refusal = podRefusal(stored, qosClass, target);
  const resources = containers.flatMap((container) =>
    RESIZABLE.map((resource) => resizeOfResource(container, resource, refusal ?? initRefusal(container, target))),
  );
  return {
    resources,
    podResources: podResourcesEffect(stored, refusal),
    keepsRequestsAtLimits: qosClass === QosClass.GUARANTEED,
    memoryLimitOnlyGrows: growsOnly(target)
      ? resources.filter(({ resource, effect }) => resource === 'memory' && effect === 'inPlace').map(nameOf)
      : [],
  };
}

function nameOf({ container }: ResourceResize): string {
  return container;
}

function podRefusal(stored: StoredSpec, qosClass: QosClass, target: FeatureTarget): ResizeRefusal | undefined {
  if (!isFeatureOn(IN_PLACE, target)) return 'noResize';
  if (operatingSystemOf(stored) === 'windows') return 'windows';
  if (hasPodResources(stored) && !target.version.isAtLeast(KubernetesVersion.V1_36)) return 'podResources';
  return qosClass === QosClass.BEST_EFFORT ? 'bestEffort' : undefined;
}

function podResourcesEffect(stored: StoredSpec, refusal: ResizeRefusal | undefined): ResizeEffect | null {
  if (!hasPodResources(stored)) return null;
  return refusal ? 'refused' : 'inPlace';
}

function hasPodResources(stored: StoredSpec): boolean {
  const { requests, limits } = parseResources(stored['resources']);
  return requests.size + limits.size > 0;
}

function initRefusal(container: PodContainer, { version }: FeatureTarget): ResizeRefusal | undefined {
  if (container.kind !== 'init') return undefined;
  if (!version.isAtLeast(KubernetesVersion.V1_36)) return 'initStep';
  return RESIZABLE.some((resource) => restarts(container, resource)) ? 'initStepRestarts' : undefined;
}

/** In 1.33, a limit that a running process might exceed already is refused. */
function growsOnly({ version }: FeatureTarget): boolean {
  return version.minor === KubernetesVersion.V1_33.minor;
}

function resizeOfResource(
  container: PodContainer,
  resource: ResourceResize['resource'],
  refusal: ResizeRefusal | undefined,
): ResourceResize {
  const { name, kind } = container;
  const taken = restarts(container, resource) ? 'restartsContainer' : 'inPlace';
  return { container: name, kind, resource, effect: refusal ? 'refused' : taken, refusal: refusal ?? null };
}

function restarts({ fields }: PodContainer, resource: ResourceResize['resource']): boolean {
  return listOf(fields['resizePolicy'])
    .filter(isFields)
    .some(({ resourceName, restartPolicy }) => resourceName === resource && restartPolicy === 'RestartContainer');
}
