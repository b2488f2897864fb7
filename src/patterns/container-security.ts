import { definedFields, type Fields } from '../kubernetes/json';

/**
 * Under which restrictions a helper container runs.
 *
 * A hardened container fits the restricted Pod Security Standard: not root, a root file system that cannot be written,
 * no privilege escalation, no capabilities, the container runtime's seccomp profile.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export interface ContainerSecurity {
  /**
   * Whether the container is hardened. With `false`, only what is given here is set.
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
   * Whether the root file system of the container can only be read.
   * @default true where hardened
   */
  readonly readOnlyRootFilesystem?: boolean;
}

/** The `securityContext` of a container, or undefined where nothing is set. */
export function securityContext(security: ContainerSecurity = {}): Fields | undefined {
  const { hardened = true, user, group = user, readOnlyRootFilesystem = hardened ? true : undefined } = security;
  const context = definedFields({
    ...(hardened && RESTRICTED),
    readOnlyRootFilesystem,
    runAsUser: user,
    runAsGroup: group,
  });
  return Object.keys(context).length === 0 ? undefined : context;
}

const RESTRICTED: Fields = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
