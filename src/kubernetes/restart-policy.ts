/**
 * What the kubelet does when a container of a Pod ends.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export enum RestartPolicy {
  /** Start it again. The only policy of a Deployment, StatefulSet, DaemonSet, ReplicaSet or ReplicationController. */
  ALWAYS = 'Always',
  /** Start it again if it failed. */
  ON_FAILURE = 'OnFailure',
  /** Leave it. */
  NEVER = 'Never',
}
