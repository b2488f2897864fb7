import type { KubernetesVersion } from '../version';
import { FEATURE_ROWS, type FeatureRow } from './feature-rows';
import { FEATURE_GATES } from './generated/feature-gates';

/**
 * A field of the Pod, or a value of one, that not every supported version takes.
 */
export interface Feature {
  /** What the field gives, in words. */
  readonly name: string;
  /** The feature gate that switches it. */
  readonly gate: string;
  /** The minor version that first knows the field; 1.27 for all that are older. */
  readonly since: number;
  /** The minor version from which the field works without a feature gate being set; absent if none does yet. */
  readonly onByDefault?: number;
  /** The minor version from which it can no longer be switched off; absent if that is not so yet. */
  readonly stable?: number;
  /** The last minor version that knows the field; absent if it is still there. */
  readonly until?: number;
  /** The fields of the Pod's spec that use it, as `parseFieldPattern` reads them; none if only code can tell. */
  readonly fields: readonly string[];
  /** Whether an API server without the feature refuses the Pod; the others drop the field and say nothing. */
  readonly isRefused?: boolean;
  /**
   * The last minor version whose API server, without the feature, refuses an object in which only the field stands: it
   * drops the field, and then asks for another one. Later versions drop the object as well.
   */
  readonly refusedAloneUntil?: number;
  /**
   * The first and the last minor version whose API server refuses the field although it lacks the feature: it knows the
   * field for another one.
   */
  readonly refusedBetween?: readonly [first: number, last: number];
  /** What a Pod can do that has to do without, if removing the field is not it. */
  readonly instead?: string;
}

/** The table of fields by version: the features with the history of their gates. */
export const FEATURES: readonly Feature[] = FEATURE_ROWS.map(featureOfRow);

const NEVER = Infinity;

interface GateChange {
  readonly minor: number;
  readonly isOn: boolean;
  readonly isLocked: boolean;
}

function featureOfRow(row: FeatureRow): Feature {
  const history = gateHistory(row.gate);
  const lastOff = history.findLastIndex(({ isOn }) => !isOn);
  const onByDefault = history[lastOff + 1]?.minor;
  const stable = history.find(({ isOn, isLocked }) => isOn && isLocked)?.minor;
  return {
    since: history[0]?.minor ?? NEVER,
    ...(onByDefault !== undefined && { onByDefault }),
    ...(stable !== undefined && { stable }),
    ...row,
  };
}

/** The changes of a gate. It is gone some versions after it was locked; the feature stays as it was then. */
function gateHistory(gate: string): GateChange[] {
  const text = Object.hasOwn(FEATURE_GATES, gate) ? (FEATURE_GATES[gate] ?? '') : '';
  return text
    .split(', ')
    .filter((change) => !change.endsWith(' gone'))
    .map(gateChange);
}

/** Reads a change of a gate, such as `29 beta on` or `33 GA on locked`. */
function gateChange(text: string): GateChange {
  const [minor, , ...marks] = text.split(' ');
  return { minor: Number(minor), isOn: marks.includes('on'), isLocked: marks.includes('locked') };
}

/** Since which minor version a gate is locked, and to what; undefined if it can be set, or is not known. */
export function lockedSince(gate: string, minor: number): Pick<GateChange, 'minor' | 'isOn'> | undefined {
  return gateHistory(gate).find((change) => change.isLocked && change.minor <= minor);
}

/** The feature of the table that a gate switches. */
export function featureOf(gate: string): Feature {
  const feature = FEATURES.find((candidate) => candidate.gate === gate);
  if (!feature) throw new Error(`the table of features has no gate "${gate}"`);
  return feature;
}

/** A cluster as far as features go: its version, and the feature gates that its administrators set. */
export interface FeatureTarget {
  readonly version: KubernetesVersion;
  readonly featureGates: { readonly [gate: string]: boolean };
  /** The names of fields that the cluster has and the table of fields does not; none if absent. */
  readonly additionalFields?: readonly string[];
}

/** A text that is the same for clusters that have the same features. */
export function featureKey({ version, featureGates }: FeatureTarget): string {
  return `${version.minor} ${JSON.stringify(featureGates)}`;
}

/** Whether the API server of a cluster keeps the field of a feature. */
export function isFeatureOn(feature: Feature, target: FeatureTarget): boolean {
  const { minor } = target.version;
  if (minor < feature.since || (feature.until !== undefined && minor > feature.until)) return false;
  if (feature.stable !== undefined && minor >= feature.stable) return true;
  const isOnByDefault = feature.onByDefault !== undefined && minor >= feature.onByDefault;
  return Object.hasOwn(target.featureGates, feature.gate) ? target.featureGates[feature.gate] === true : isOnByDefault;
}
