import type { FeatureTarget } from '../../kubernetes/fields/features';
import { QosClass } from '../../kubernetes/qos-class';
import { compareQuantities } from '../../kubernetes/quantity';
import { KubernetesVersion } from '../../kubernetes/version';
import { containersOf } from '../containers';
import type { StoredSpec } from '../stored-spec';
import { resourcesOf } from './container-resources';
import { qosOf } from './qos';

const CRITICAL = ['system-cluster-critical', 'system-node-critical'];

/**
 * The containers whose memory a node may swap out, if it has swap and its kubelet is told to use it (`LimitedSwap`): those
 * of a Burstable Pod that ask for memory, but not for exactly their limit.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_container_linux.go, GetContainerSwapBehavior
 */
export function swappableContainers(stored: StoredSpec, target: FeatureTarget): string[] {
  const isCritical = CRITICAL.some((name) => name === stored['priorityClassName']);
  const isBurstable = qosOf(stored, target).qosClass === QosClass.BURSTABLE;
  if (isCritical || !isBurstable || !target.version.isAtLeast(KubernetesVersion.V1_28)) return [];
  return containersOf(stored).flatMap((container) => {
    const { requests, limits } = resourcesOf(container);
    const [request, limit] = [requests.get('memory'), limits.get('memory')];
    if (!request && !limit) return [];
    return request && limit && compareQuantities(request, limit) === 0 ? [] : [container.name];
  });
}
