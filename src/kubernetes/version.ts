const OLDEST_MINOR = 27;

/**
 * A minor version of Kubernetes, such as 1.33.
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

  /**
   * A version by its text, also one newer than this library knows. Features that the newest known version has are
   * taken to be there in every newer one.
   *
   * @param version - `1.33`, also with a leading `v`, a patch number or a vendor's suffix, which are ignored
   * @throws Error if the text is not a version, or one older than 1.27
   */
  public static of(version: string): KubernetesVersion {
    const minor = /^v?1\.(\d{1,4})(\.\d+)?([-+].*)?$/.exec(version)?.[1];
    if (minor !== undefined && Number(minor) >= OLDEST_MINOR) return new KubernetesVersion(Number(minor));
    const error = refusal(
      `"${version}" is no Kubernetes version that can be a target: it must be 1.${OLDEST_MINOR} or newer, ` +
        `written as in KubernetesVersion.of('1.33').`,
    );
    throw error; // node-do-not-add-exception-line
  }

  private constructor(
    /** The number after `1.`. */
    public readonly minor: number,
  ) {}

  /** Whether this version is the other one or newer. */
  public isAtLeast(other: KubernetesVersion): boolean {
    return this.minor >= other.minor;
  }

  /** The version as people write it, such as `1.33`. */
  public toString(): string {
    return `1.${this.minor}`;
  }
}

/** An error whose stack has one line: that of the call. */
function refusal(message: string): Error {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  const error = new Error(message);
  // Engines other than V8 keep their own stack.
  if ('captureStackTrace' in Error) Error.captureStackTrace(error, KubernetesVersion.of);
  Error.stackTraceLimit = limit;
  return error;
}

/** The newest version whose features this library knows. */
export const NEWEST_VERSION = KubernetesVersion.V1_37;
