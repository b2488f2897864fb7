import { explainText, type ExplainedPod } from '../../src/explain/explain-object';
import { KubernetesVersion } from '../../src/kubernetes/version';
import type { JsonObject } from './json';

/** The Pods of an object as `explain` tells of them for a minor version. */
export function podsOf(object: JsonObject, minor: string): ExplainedPod[] {
  const options = { target: { version: KubernetesVersion.of(minor), featureGates: {} }, podKinds: [] };
  return [...explainText('object.json', JSON.stringify(object), options)].flatMap((entry) =>
    entry.type === 'pod' ? [entry.pod] : [],
  );
}
