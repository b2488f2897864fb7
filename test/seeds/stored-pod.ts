import type { FeatureTarget } from '../../src/kubernetes/fields/features';
import { fieldsOf, listOf, type Fields } from '../../src/kubernetes/json';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { storedSpec } from '../../src/pod/stored-spec';
import { documents } from './synthesis';

/** The cluster of these tests. */
export const CLUSTER: FeatureTarget = { version: KubernetesVersion.V1_33, featureGates: {} };

/** The spec of a manifest's Pod as the API server of the cluster stores it. */
export function storedPod(manifest: string): Fields {
  return storedSpec(fieldsOf(fieldsOf(documents(manifest)[0])['spec']), CLUSTER);
}

/** The containers of a stored Pod. */
export function storedContainers(manifest: string): Fields[] {
  return listOf(storedPod(manifest)['containers']).map(fieldsOf);
}
