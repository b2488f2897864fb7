import { definedFields, type Fields } from '../../kubernetes/json';

/**
 * Under which restrictions a helper container runs.
 *
 * A hardened container fits the restricted Pod Security Standard: not root, a root file system that cannot be written,
 * no privilege escalation, no capabilities, the container runtime's seccomp profile.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export interface HelperSecurityContext {
  /**
   * Whether the container is hardened. With `false`, none of it is set but what is given here. In a Pod for Windows it must
   * be `false` (finding `linux-only-field`).
   * @default true
   */
  readonly hardened?: boolean;

  /**
   * The number of the user that the program runs as. A hardened container needs one other than 0 here or on the Pod
   * (finding `hardened-user`).
   *
   * @default - the user of the Pod, or else of the image
   */
  readonly user?: number;

  /**
   * The number of the group that the program runs as.
   * @default - the same number as `user`
   */
  readonly group?: number;

  /**
   * Whether the kubelet refuses to run the container as root. A Pod of cdk8s-plus demands it of all its containers, and
   * `false` takes that back for this one.
   *
   * @default true if hardened, otherwise as the Pod says
   */
  readonly ensureNonRoot?: boolean;

  /**
   * Whether the root file system of the container can only be read.
   * @default true if hardened
   */
  readonly readOnlyRootFilesystem?: boolean;
}

/** The `securityContext` of a container, or undefined if nothing is set. */
export function securityContext(security: HelperSecurityContext = {}): Fields | undefined {
  const { hardened = true, user, group = user, ensureNonRoot, readOnlyRootFilesystem } = security;
  const context = {
    ...(hardened && RESTRICTED),
    ...definedFields({ runAsNonRoot: ensureNonRoot, readOnlyRootFilesystem }),
  };
  const result = definedFields({ ...context, runAsUser: user, runAsGroup: group });
  return Object.keys(result).length === 0 ? undefined : result;
}

const RESTRICTED: Fields = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
