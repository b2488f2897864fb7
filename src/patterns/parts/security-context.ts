import type { IConstruct } from 'constructs';
import { definedFields, textOf, type Fields } from '../../kubernetes/json';
import { rejectConstructs } from '../../template/locate';
import { optionOf } from './reject-helper';

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

  /**
   * The capabilities that it gets and loses.
   * @default - a hardened container loses all of them; any other has those of its runtime
   */
  readonly capabilities?: HelperCapabilities;
}

/**
 * The capabilities of a container by their names, such as `NET_BIND_SERVICE` or `Capability.NET_BIND_SERVICE` of cdk8s-plus.
 * Kubernetes writes them without `CAP_`, which is taken away.
 *
 * @see https://man7.org/linux/man-pages/man7/capabilities.7.html
 */
export interface HelperCapabilities {
  /**
   * Those that it gets. The restricted Pod Security Standard takes `NET_BIND_SERVICE` alone. A program that is not root gets
   * one only if its file is marked for it (`setcap`), since Kubernetes sets no ambient capabilities.
   *
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
   * @default - none
   */
  readonly add?: string[];

  /**
   * Those that it loses. The restricted Pod Security Standard wants `ALL`.
   * @default - `ALL` if hardened, otherwise none
   */
  readonly drop?: string[];
}

const MAX_ID = 2 ** 31 - 1;

/** Refuses what is not a number of a user or group, by the option that has it (finding `user-id`). */
export function requireUserNumbers(helper: IConstruct, security: HelperSecurityContext | undefined): void {
  const wrong = (['user', 'group'] as const).filter((name) => !isUserNumber(security?.[name]));
  if (wrong.length === 0) return;
  rejectConstructs(
    'user-id',
    helper,
    wrong.map((name) => ({
      option: optionOf(helper, `securityContext.${name}`),
      value: security?.[name],
      message: `the number ${security?.[name]} of a ${name} is not a whole number from 0 to ${MAX_ID}.`,
      fix: `write the number of a ${name} of the image, such as 65532.`,
    })),
  );
}

function isUserNumber(id: number | undefined): boolean {
  return id === undefined || (Number.isInteger(id) && id >= 0 && id <= MAX_ID);
}

/** The `securityContext` of a container, or undefined if nothing is set. */
export function securityContext(security: HelperSecurityContext = {}): Fields | undefined {
  const { hardened = true, user, group = user, ensureNonRoot, readOnlyRootFilesystem, capabilities = {} } = security;
  const context = {
    ...(hardened && RESTRICTED),
    ...definedFields({ runAsNonRoot: ensureNonRoot, readOnlyRootFilesystem }),
    ...capabilitiesOf(capabilities, hardened),
  };
  const result = definedFields({ ...context, runAsUser: user, runAsGroup: group });
  return Object.keys(result).length === 0 ? undefined : result;
}

function capabilitiesOf({ add, drop }: HelperCapabilities, hardened: boolean): Fields {
  const dropped = drop ?? (hardened ? ['ALL'] : undefined);
  const result = definedFields({ add: withoutPrefix(add), drop: withoutPrefix(dropped) });
  return Object.keys(result).length === 0 ? {} : { capabilities: result };
}

/** Container runtimes put `CAP_` in front themselves; what is not a list of texts is left for the rules. */
function withoutPrefix(names: unknown): unknown {
  if (!Array.isArray(names)) return names;
  return names.map((name: unknown) => textOf(name)?.replace(/^CAP_/, '') ?? name);
}

const RESTRICTED: Fields = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};
