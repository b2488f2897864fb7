import { KubernetesVersion, NEWEST_VERSION } from '../../../src/kubernetes/version';
import type { Target } from '../targets';

/** A Kubernetes whose own code judges. */
export interface Bench extends Target {
  /** The older versions that it judges for by their feature gates. */
  readonly emulates: readonly string[];
}

/**
 * Emulation switches the feature gates to those that the older version had. So it tells which fields that version drops,
 * and what then follows from the others; that is all in which the versions from 1.30 on differ for classes and sums.
 * It cannot tell what changed without a gate: the code that decodes, validates and adds up is that of the newer version.
 * A container's `restartPolicy: OnFailure`, for instance, is dropped under 1.30, where the real 1.30 refused it; whether an
 * object is valid is therefore not compared. Before 1.29, where a sidecar was none, the two are too far apart.
 */
export const BENCHES: readonly Bench[] = [
  { minor: '1.37', version: '1.37.0', emulates: [] },
  { minor: '1.36', version: '1.36.3', emulates: ['1.30', '1.31', '1.32', '1.33', '1.34', '1.35'] },
];

/** The policy versions of Pod Security by which the newest bench judges, as every API server does for older ones. */
export const POLICY_VERSIONS: readonly KubernetesVersion[] = Array.from(
  { length: NEWEST_VERSION.minor - KubernetesVersion.V1_27.minor + 1 },
  (_, index) => KubernetesVersion.of(`1.${KubernetesVersion.V1_27.minor + index}`),
);
