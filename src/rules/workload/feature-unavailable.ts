import { FEATURES, isFeatureOn, type Feature, type FeatureTarget } from '../../kubernetes/fields/features';
import { findFieldPaths } from '../../kubernetes/fields/field-path';
import { containerAt } from '../../pod/containers';
import { restartPolicyOf } from '../../pod/restart-policy';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';

/**
 * The target cluster has every feature that the Pod uses. An API server drops a field whose feature is off without a
 * word, so that an older cluster runs another Pod than the one written.
 */
export const featureUnavailable: Rule = {
  id: 'feature-unavailable',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'The target cluster has every feature that the Pod uses.',
  fields: ['the table of features'],
  source: 'k8s.io/kubernetes/pkg/api/pod/util.go, DropDisabledPodFields',
  check: (pod) =>
    FEATURES.filter((feature) => !isFeatureOn(feature, pod.target)).flatMap((feature) =>
      feature.fields
        .flatMap((pattern) => findFieldPaths(pod.spec, pattern))
        .map(({ path, value }) => {
          const container = containerAt(pod.containers, path)?.name;
          return {
            ...(container !== undefined && { container }),
            path,
            value,
            message: `the target, Kubernetes ${pod.target.version.toString()}, ${lack(feature, pod.target)}.`,
            fix: fixFor(feature, pod),
          };
        }),
    ),
};

function lack(feature: Feature, target: FeatureTarget): string {
  const { minor } = target.version;
  if (minor < feature.since) return `does not know this field (${feature.name}): it came with 1.${feature.since}`;
  if (feature.until !== undefined && minor > feature.until) {
    return `no longer knows this field (${feature.name}): 1.${feature.until} was the last`;
  }
  return `has ${feature.name} only behind the feature gate ${feature.gate}, which is off, and refuses or drops the field`;
}

function fixFor(feature: Feature, pod: Pod): string {
  const cures = [newerVersion(feature, pod.target), gateCure(feature, pod.target), otherShape(feature, pod)];
  return `${cures.filter((cure) => cure !== undefined).join(', or ')}.`;
}

function newerVersion(feature: Feature, target: FeatureTarget): string | undefined {
  const { onByDefault } = feature;
  if (onByDefault === undefined || target.version.minor >= onByDefault) return undefined;
  return `say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_${onByDefault} })`;
}

function gateCure(feature: Feature, target: FeatureTarget): string | undefined {
  const { minor } = target.version;
  const isKnown = minor >= feature.since && (feature.until === undefined || minor <= feature.until);
  if (isKnown) return `name the gate in TargetCluster.set's \`featureGates\` if the cluster has it on`;
  return newerVersion(feature, target) === undefined ? 'leave the field out' : undefined;
}

/** A native sidecar can be an ordinary container instead, where the Pod does not have to end. */
function otherShape(feature: Feature, { kind, spec }: Pod): string | undefined {
  if (feature.gate !== 'SidecarContainers') return undefined;
  if (restartPolicyOf(spec, kind) !== 'Always') return undefined;
  return 'choose an ordinary container, `placement: Placement.APP_CONTAINER`';
}
