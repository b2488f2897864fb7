import { JudgeError } from './judge-error';

/** A Kubernetes version whose own API server judges what is synthesized for it. */
export interface Target {
  readonly minor: string;
  /** The exact release that is built: a patch release may change validation. */
  readonly version: string;
}

/** One line more is all that a further version needs. */
export const TARGETS: readonly Target[] = [
  // Newer patch releases of 1.27 need modules whose checksums were never published.
  { minor: '1.27', version: '1.27.11' },
  { minor: '1.29', version: '1.29.15' },
  { minor: '1.33', version: '1.33.13' },
  { minor: '1.36', version: '1.36.3' },
  { minor: '1.37', version: '1.37.0' },
];

/** The targets with these minor versions, or all of them where none is named. */
export function targetsNamed(minors: readonly string[]): readonly Target[] {
  const unknown = minors.find((minor) => TARGETS.every((target) => target.minor !== minor));
  if (unknown === undefined)
    return minors.length === 0 ? TARGETS : TARGETS.filter(({ minor }) => minors.includes(minor));
  const known = TARGETS.map(({ minor }) => minor).join(', ');
  throw new JudgeError(`"${unknown}" is no version that is tried here; name some of ${known}, or none for all.`);
}

/** The version that the gallery is written for; older servers are not asked about it. */
export const GALLERY_TARGET = '1.33';

/** The Go module that publishes the CRDs of PodMonitor and ServiceMonitor. */
export const PROMETHEUS_OPERATOR = 'github.com/prometheus-operator/prometheus-operator@v0.85.0';

/** The custom resources that patterns write; all are of the group monitoring.coreos.com. */
export const CUSTOM_RESOURCES = ['podmonitors', 'servicemonitors'] as const;

export function isAtLeast(minor: string, least: string): boolean {
  return Number(minor.split('.')[1]) >= Number(least.split('.')[1]);
}
