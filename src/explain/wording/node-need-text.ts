import { listed } from '../../kubernetes/words';
import type { NodeNeed, NodeNeedKind } from '../../pod/node-needs';

/** What a Pod needs of its node, in a few words. */
export function nodeNeedText({ need, names }: NodeNeed): string {
  return NEEDS[need](listed(names), names.length === 1);
}

/**
 * Source: kubernetes.io/docs/concepts/workloads/pods/user-namespaces, /storage/volumes#recursive-read-only-mounts,
 * /tasks/configure-pod-container/image-volumes and /security-context
 */
const NEEDS: Readonly<Record<NodeNeedKind, (names: string, isOne: boolean) => string>> = {
  declaredFeature: (names, isOne) =>
    `the ${isOne ? 'feature' : 'features'} ${names}, which the node must declare: the scheduler passes over others`,
  cgroupV2: () => 'cgroup v2, unless the kubelet has failCgroupV1: false',
  userNamespaces: () => 'user namespaces: Linux 6.3, containerd 2.0 or CRI-O 1.25, and runc 1.2 or crun 1.9',
  recursiveReadOnlyMounts: () => 'recursive read-only mounts: Linux 5.12, containerd 2.0 or CRI-O 1.30',
  supplementalGroupsPolicy: () => 'groups of the Pod alone: containerd 2.0 or CRI-O 1.31',
  imageVolumes: () => 'images as volumes: containerd 2.1 or CRI-O 1.31',
  runtimeClass: (names) => `the container runtime of the RuntimeClass ${names}`,
  appArmor: () => 'AppArmor, with the profile loaded',
  seccompProfile: (names, isOne) =>
    `the seccomp ${isOne ? `profile ${names} as a file` : `profiles ${names} as files`} of the kubelet`,
  unsafeSysctl: (names, isOne) =>
    `a kubelet that allows the unsafe ${isOne ? 'sysctl' : 'sysctls'} ${names}, or it refuses the Pod`,
  hostPath: (names, isOne) => `the ${isOne ? 'path' : 'paths'} ${names} of the node`,
  hostPort: (names, isOne) => `the ${isOne ? 'port' : 'ports'} ${names} of the node, free`,
  extendedResource: (names) => `a device plugin or driver that offers ${names}`,
  hugePages: (names) => `free huge pages: ${names}`,
  resourceClaims: () => 'drivers for its resource claims',
  windows: () => 'Windows',
};
