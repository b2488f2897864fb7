import { parseImageReference } from './image';

/**
 * When the kubelet fetches an image.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
 */
export enum ImagePullPolicy {
  /** Ask the registry at every start. */
  ALWAYS = 'Always',
  /** Fetch it if the node does not have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never fetch it; the container fails if the node does not have it. */
  NEVER = 'Never',
}

/**
 * The pull policy that Kubernetes writes if none is given: by the tag alone, which without a digest is `latest` if
 * there is none. An image that is not a reference has no tag.
 *
 * Source: pkg/apis/core/v1/defaults.go, SetDefaults_Container; pkg/util/parsers, ParseImageName.
 */
export function defaultImagePullPolicy(image: unknown): 'Always' | 'IfNotPresent' {
  const reference = typeof image === 'string' ? parseImageReference(image) : undefined;
  if (!reference) return 'IfNotPresent';
  const tag = reference.tag ?? (reference.digest === undefined ? 'latest' : undefined);
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}
