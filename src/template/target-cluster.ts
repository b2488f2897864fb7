import type { IConstruct } from 'constructs';
import { KubernetesVersion } from '../kubernetes/version';

/**
 * What a cluster is, as far as manifests depend on it.
 */
export interface TargetClusterProps {
  /**
   * The minor version of Kubernetes that the cluster runs. A field that this version does not have, or has only behind
   * a feature gate that is off, stops synthesis.
   *
   * @default KubernetesVersion.V1_27
   */
  readonly version?: KubernetesVersion;

  /**
   * Feature gates that the cluster's administrators set, by name. A gate of a feature that is stable in the version
   * cannot be switched off any more, and one of a feature that the version does not know yet has no effect.
   *
   * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
   * @default - every gate is as Kubernetes sets it by default
   */
  readonly featureGates?: { readonly [gate: string]: boolean };
}

const targets = new WeakMap<IConstruct, TargetCluster>();

/**
 * The cluster that the manifests below a construct must fit.
 */
export class TargetCluster {
  /**
   * Says which cluster everything below a construct is for. The nearest one above a Pod counts; without any it is
   * Kubernetes 1.27, the line of cdk8s-plus-27.
   *
   * @param scope - an app, a chart or any other construct
   * @param props - the cluster; call it again to change it
   */
  public static set(scope: IConstruct, props: TargetClusterProps): TargetCluster {
    const target = new TargetCluster(props);
    targets.set(scope, target);
    return target;
  }

  /** The cluster that the manifests of a construct must fit. */
  public static of(scope: IConstruct): TargetCluster {
    const nearest = [...scope.node.scopes].reverse().find((ancestor) => targets.has(ancestor));
    return (nearest && targets.get(nearest)) ?? new TargetCluster({});
  }

  /** The minor version of Kubernetes. */
  public readonly version: KubernetesVersion;

  /** The feature gates that are set, by name. */
  public readonly featureGates: { readonly [gate: string]: boolean };

  private constructor(props: TargetClusterProps) {
    this.version = props.version ?? KubernetesVersion.V1_27;
    this.featureGates = { ...props.featureGates };
  }
}
