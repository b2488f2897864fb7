import type { Fields } from '../../kubernetes/json';

/** Whom the containers of a Pod share something with: nobody, each other, or the whole node. */
export type Sharing = 'container' | 'Pod' | 'node';

/**
 * What the containers of a Pod share besides volumes.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers
 */
export interface SharedNamespaces {
  /** The address, localhost and its ports. */
  readonly network: Sharing;
  /** Shared memory and semaphores. */
  readonly ipc: Sharing;
  /** The processes that they see and can signal. */
  readonly processes: Sharing;
}

/** What the containers of a Pod share. Source: k8s.io/kubernetes/pkg/kubelet/kuberuntime/util, NamespacesForPod. */
export function sharedNamespaces(spec: Fields): SharedNamespaces {
  const apart: Sharing = spec['shareProcessNamespace'] === true ? 'Pod' : 'container';
  return {
    network: spec['hostNetwork'] === true ? 'node' : 'Pod',
    ipc: spec['hostIPC'] === true ? 'node' : 'Pod',
    processes: spec['hostPID'] === true ? 'node' : apart,
  };
}
