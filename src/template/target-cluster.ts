import type { IConstruct } from 'constructs';
import { closestName } from '../kubernetes/closest-name';
import { lockedSince } from '../kubernetes/fields/features';
import { FEATURE_GATES } from '../kubernetes/fields/generated/feature-gates';
import { definedEntries } from '../kubernetes/json';
import { KubernetesVersion } from '../kubernetes/version';
import { checkCall } from '../options/check-call';
import { rejectConstruct } from './locate';
import { ConstructFact } from '../tree/construct-state';

/**
 * What a cluster is, as far as manifests depend on it.
 */
export interface TargetClusterOptions {
  /**
   * The minor version of Kubernetes that the cluster runs. A field that this version does not have, or has only behind
   * a feature gate that is off, stops synthesis.
   *
   * @default - that of the next scope above, or else KubernetesVersion.V1_27
   */
  readonly version?: KubernetesVersion;

  /**
   * Feature gates that the cluster's administrators set, by name. A gate of a feature that is stable in the version
   * cannot be switched off any more, and one of a feature that the version does not know yet has no effect.
   *
   * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
   * @default - where no version is named, those of the next scope above; otherwise as Kubernetes sets them by default
   */
  readonly featureGates?: { readonly [gate: string]: boolean };

  /**
   * Names of fields that the cluster has and that this release does not know, such as those of a newer version. A field
   * of the Pod that no known version has is otherwise the finding `unknown-field`. For the compiler, a piece with such a
   * field is written `as Manifest`.
   *
   * @default - where no version is named, those of the next scope above; otherwise none
   */
  readonly additionalFields?: string[];
}

const TARGET = new ConstructFact<TargetClusterOptions>('target cluster');

/** The clusters of options inside of another one: all Pods of a scope have one object, for which much is computed once. */
const NARROWED = new WeakMap<
  TargetClusterOptions,
  { readonly outer: TargetCluster; readonly narrowed: TargetCluster }
>();

/**
 * The cluster that the manifests below a construct must fit.
 */
export class TargetCluster {
  /**
   * Says which cluster everything below a construct is for. The nearest scope above a Pod that names a version counts,
   * with its feature gates; scopes between the two that name no version set further gates of the same cluster.
   *
   * @param scope - an app, a chart or any other construct
   * @param options - the cluster; another call for the same scope replaces it, and cannot name another version
   * @throws FindingsError if the name of a feature gate is nearly that of one that Pods depend on, or the version has
   * locked the gate to the other value (finding `feature-gate`), or if another call names another version (finding
   * `chosen-twice`)
   */
  public static set(scope: IConstruct, options: TargetClusterOptions): TargetCluster {
    checkCall('TargetCluster.set', arguments);
    const { version, featureGates, additionalFields } = options;
    if (version === undefined && !featureGates && !additionalFields) refuseNothing(scope);
    checkGates(scope, Object.keys(featureGates ?? {}));
    checkLocked(scope, featureGates ?? {}, version ?? TargetCluster._above(scope).version);
    checkSecondVersion(scope, version);
    TARGET.set(scope, {
      ...options,
      ...(featureGates && { featureGates: Object.fromEntries(definedEntries(featureGates)) }),
      ...(additionalFields && { additionalFields: [...additionalFields] }),
    });
    return TargetCluster._above(scope);
  }

  /** The cluster that the manifests of a construct must fit. */
  public static of(scope: IConstruct): TargetCluster {
    checkCall('TargetCluster.of', arguments);
    return TargetCluster._above(scope);
  }

  /**
   * The cluster of a construct that is known to be one.
   * @internal
   */
  public static _above(scope: IConstruct): TargetCluster {
    return scope.node.scopes
      .flatMap((ancestor) => TARGET.of(ancestor) ?? [])
      .reduce<TargetCluster>((outer, options) => outer._narrowed(options), TargetCluster.DEFAULT);
  }

  /**
   * Whether code names the version of the cluster.
   * @internal
   */
  public static _isSet(scope: IConstruct): boolean {
    return scope.node.scopes.some((ancestor) => TARGET.of(ancestor)?.version !== undefined);
  }

  /**
   * The same cluster with further gates, or another one if a version is named.
   * @internal
   */
  public _narrowed(options: TargetClusterOptions): TargetCluster {
    const known = NARROWED.get(options);
    if (known?.outer === this) return known.narrowed;
    const { version, featureGates, additionalFields = [] } = options;
    const narrowed = version
      ? new TargetCluster(version, { ...featureGates }, additionalFields)
      : new TargetCluster(this.version, { ...this.featureGates, ...featureGates }, [
          ...this.additionalFields,
          ...additionalFields,
        ]);
    NARROWED.set(options, { outer: this, narrowed });
    return narrowed;
  }

  private static readonly DEFAULT = new TargetCluster(KubernetesVersion.V1_27);

  private constructor(
    /** The minor version of Kubernetes. */
    public readonly version: KubernetesVersion,
    /** The feature gates that are set, by name. */
    public readonly featureGates: { readonly [gate: string]: boolean } = {},
    /** The names of fields that the cluster has and this release does not know. */
    public readonly additionalFields: readonly string[] = [],
  ) {}
}

/** Code that names a version which there is not, as in `KubernetesVersion.V1_99`, gives undefined. */
function refuseNothing(scope: IConstruct): never {
  return rejectConstruct('option-missing', scope, {
    option: 'TargetCluster.set.version',
    message: 'nothing is said of the cluster: `version` is missing, or is not a version that is known.',
    fix: 'write it as in { version: KubernetesVersion.V1_33 }.',
  });
}

/** The order of two lines must not decide in silence for which cluster the manifests are. */
function checkSecondVersion(scope: IConstruct, version: KubernetesVersion | undefined): void {
  const [first, second] = [TARGET.of(scope)?.version?.toString(), version?.toString()];
  if (first === undefined || second === undefined || first === second) return;
  rejectConstruct('chosen-twice', scope, {
    option: 'TargetCluster.set.version',
    value: second,
    message: `the cluster of this scope runs Kubernetes ${first} by one call, and ${second} by another.`,
    fix: 'keep one of the two calls, or make one of them for a chart.',
  });
}

/** More slips than these are another gate, which nothing here depends on. */
const MAX_SLIPS = 2;

function checkGates(scope: IConstruct, gates: readonly string[]): void {
  const known = Object.keys(FEATURE_GATES);
  for (const gate of gates.filter((name) => !known.includes(name))) {
    const closest = closestName(gate, known, MAX_SLIPS);
    if (closest === undefined) continue;
    rejectConstruct('feature-gate', scope, {
      option: `TargetCluster.set.featureGates['${gate}']`,
      message: `no field of a Pod depends on a feature gate "${gate}".`,
      fix: `did you mean "${closest}"? Use that name.`,
    });
  }
}

/** Source: k8s.io/component-base/featuregate, SetFromMap: a component with a locked gate in its flags does not start. */
function checkLocked(scope: IConstruct, gates: { readonly [gate: string]: boolean }, version: KubernetesVersion): void {
  for (const [gate, value] of definedEntries(gates)) {
    const locked = lockedSince(gate, version.minor);
    if (!locked || locked.isOn === value) continue;
    rejectConstruct('feature-gate', scope, {
      option: `TargetCluster.set.featureGates['${gate}']`,
      value,
      message: `"${gate}" is locked to ${locked.isOn} since Kubernetes 1.${locked.minor}: no API server of ${version.toString()} runs with ${value}.`,
      fix: 'leave it out, or name the version that the cluster has.',
    });
  }
}
