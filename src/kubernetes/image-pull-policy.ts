/**
 * When the kubelet fetches an image.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
 */
export enum ImagePullPolicy {
  /** Ask the registry at every start. */
  ALWAYS = 'Always',
  /** Fetch it where the node does not have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never fetch it; the container fails where the node does not have it. */
  NEVER = 'Never',
}
