import { greatest, smallest } from './greatest';
import { extraArgument } from './extra-arguments';
import { RELEASES } from './fields/generated/releases';
import { printable, shortened } from './printable';
import { refusedCall, type RefusedCall } from './refused-call';

const MINORS = RELEASES.map((release) => Number(release.split('.')[1]));

/** The oldest minor version of which something is known. */
export const MIN_MINOR = smallest(MINORS);

/** The newest minor version of which something is known, as a preview or from running servers. */
export const MAX_MINOR = greatest(MINORS);

/** The versions that a target can be, in words. */
export const TARGETS = `a version of Kubernetes from 1.${MIN_MINOR} to 1.${MAX_MINOR}`;

/** The longest text that is shown of what is not a version. */
const MAX_SHOWN = 60;

/** The minor version and the patch. */
const VERSION = /^v?1\.(\d{1,4})(?:\.(\d{1,4}))?(?:[-+].*)?$/;

/**
 * A version of Kubernetes: a minor one such as 1.33, which stands for its newest patch, or a patch of it such as 1.33.4.
 * What the API takes depends on the minor version; a patch decides which defects of the kubelet are mended.
 */
export class KubernetesVersion {
  /** Kubernetes 1.27, the default target. */
  public static readonly V1_27 = new KubernetesVersion(27);
  /** Kubernetes 1.28. */
  public static readonly V1_28 = new KubernetesVersion(28);
  /** Kubernetes 1.29, the first with native sidecars by default. */
  public static readonly V1_29 = new KubernetesVersion(29);
  /** Kubernetes 1.30. */
  public static readonly V1_30 = new KubernetesVersion(30);
  /** Kubernetes 1.31. */
  public static readonly V1_31 = new KubernetesVersion(31);
  /** Kubernetes 1.32. */
  public static readonly V1_32 = new KubernetesVersion(32);
  /** Kubernetes 1.33. */
  public static readonly V1_33 = new KubernetesVersion(33);
  /** Kubernetes 1.34. */
  public static readonly V1_34 = new KubernetesVersion(34);
  /** Kubernetes 1.35. */
  public static readonly V1_35 = new KubernetesVersion(35);
  /** Kubernetes 1.36. */
  public static readonly V1_36 = new KubernetesVersion(36);
  /** Kubernetes 1.37. */
  public static readonly V1_37 = new KubernetesVersion(37);
  /** Kubernetes 1.38, as a preview: read from a release before it, and not yet judged by a running server. */
  public static readonly V1_38 = new KubernetesVersion(38);

  /**
   * A version by its text. Of a version newer than 1.38 this release knows nothing, and so it is refused.
   *
   * @param version - `1.33` or `1.33.4`, also with a leading `v`; a suffix, such as that of a vendor, is ignored
   * @throws FindingsError if the text is not a version from 1.27 to 1.38 (finding `target-version`)
   */
  public static of(version: string): KubernetesVersion {
    refuseExtra(KubernetesVersion.of, arguments, 'version');
    const known = KubernetesVersion._parse(version);
    if (known) return known;
    const error = refusedCall(notAVersion(version), KubernetesVersion.of);
    throw error; // node-do-not-add-exception-line
  }

  /**
   * A version by its text; undefined if it is not one that can be a target.
   * @internal
   */
  public static _parse(version: unknown): KubernetesVersion | undefined {
    const [, minor, patch] = VERSION.exec(typeof version === 'string' ? version : '') ?? [];
    if (minor === undefined || Number(minor) < MIN_MINOR || Number(minor) > MAX_MINOR) return undefined;
    return new KubernetesVersion(Number(minor), patch === undefined ? undefined : Number(patch));
  }

  private constructor(
    /** The number after `1.`. */
    public readonly minor: number,
    /** The number of the patch; undefined for the newest one. */
    public readonly patch?: number,
  ) {}

  /**
   * Whether this version is the other one or newer. Of another one without a patch, every patch is.
   *
   * @param other - the version to compare with
   * @throws FindingsError if it is not a version (finding `option-type`)
   */
  public isAtLeast(other: KubernetesVersion): boolean {
    refuseExtra(KubernetesVersion.prototype.isAtLeast, arguments, 'other');
    if (!isKubernetesVersion(other)) {
      const error = refusedCall(notOfType(other), KubernetesVersion.prototype.isAtLeast);
      throw error; // node-do-not-add-exception-line
    }
    const { minor, patch = 0 } = other;
    return this.minor > minor || (this.minor === minor && (this.patch ?? Infinity) >= patch);
  }

  /** The version as people write it, such as `1.33` or `1.33.4`. */
  public toString(): string {
    return this.patch === undefined ? `1.${this.minor}` : `1.${this.minor}.${this.patch}`;
  }
}

/** A text that is not a version. */
function notAVersion(version: unknown): RefusedCall {
  const isNewer = Number(VERSION.exec(typeof version === 'string' ? version : '')?.[1]) > MAX_MINOR;
  const shown = typeof version === 'string' ? printable(shortened(JSON.stringify(version), MAX_SHOWN)) : undefined;
  const what = shown ?? (typeof version === 'number' ? `the number ${version}` : 'this');
  return {
    rule: 'target-version',
    option: 'KubernetesVersion.of',
    ...(shown !== undefined && { value: shown }),
    message: `${what} is not a version of Kubernetes that can be a target: those are 1.${MIN_MINOR} to 1.${MAX_MINOR}.`,
    fix: isNewer
      ? `take the newest that this release knows, KubernetesVersion.of('1.${MAX_MINOR}'), or upgrade cdk8s-pod-patterns.`
      : "write it as in KubernetesVersion.of('1.33') or KubernetesVersion.of('1.33.4').",
  };
}

/** Something else where a version belongs. */
function notOfType(other: unknown): RefusedCall {
  const version = KubernetesVersion._parse(other)?.toString() ?? '1.33';
  return {
    rule: 'option-type',
    option: 'KubernetesVersion.isAtLeast.other',
    ...(typeof other === 'string' && { value: printable(shortened(JSON.stringify(other), MAX_SHOWN)) }),
    message: `\`other\` must be a KubernetesVersion, and is ${other === null ? 'null' : `of type ${typeof other}`}.`,
    fix: `write it as in KubernetesVersion.of('${version}').`,
  };
}

/** Throws if a call gets an argument that it does not take. */
function refuseExtra(call: (...args: never[]) => unknown, values: ArrayLike<unknown>, parameter: string): void {
  const name = `KubernetesVersion.${call.name}`;
  const extra = extraArgument(name, values, [parameter]);
  if (!extra) return;
  const { index, message, fix } = extra;
  const refused = { rule: 'unknown-option', option: `${name}.arguments[${index}]`, message, fix };
  const error = refusedCall(refused, call);
  throw error; // node-do-not-add-exception-line
}

/** The newest version whose features this library knows, and running servers have judged. */
export const NEWEST_VERSION = KubernetesVersion.V1_37;

/** Whether what is known of a version is only read, from a release before it or from the version before. */
export function isPreview(version: KubernetesVersion): boolean {
  return version.minor > NEWEST_VERSION.minor;
}

/** Whether a value is a version, that of another copy of this package included. */
export function isKubernetesVersion(value: unknown): value is KubernetesVersion {
  return Number.isInteger((value as { minor?: unknown } | null | undefined)?.minor);
}
