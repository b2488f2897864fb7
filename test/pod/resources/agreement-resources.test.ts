import { resourceTexts } from '../../../src/kubernetes/resource-list';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { effectiveResources } from '../../../src/pod/resources/effective-resources';
import { qosOf } from '../../../src/pod/resources/qos';
import { storedSpec } from '../../../src/pod/stored-spec';
import type { Fields } from '../../../src/kubernetes/json';

const target = (version: KubernetesVersion) => ({ version, featureGates: {} });

function limitsOf(spec: Fields, version: KubernetesVersion): Record<string, string> {
  return resourceTexts(effectiveResources(storedSpec(spec, target(version)), target(version)).limits);
}

function classOf(spec: Fields, version: KubernetesVersion): string {
  return qosOf(storedSpec(spec, target(version)), target(version)).qosClass;
}

describe('resources that were found to be summed up differently from Kubernetes', () => {
  it('spells the sum of sidecars as the first of them does, also while the Pod starts', () => {
    const sidecar = (memory: string): Fields => ({ restartPolicy: 'Always', resources: { limits: { memory } } });
    const spec = { initContainers: [sidecar('16777.216k'), sidecar('200Mi'), sidecar('-4')] };

    expect(limitsOf(spec, KubernetesVersion.V1_36)).toEqual({ memory: '226492416' });
  });

  it('does not complete the limits of a Pod from its containers where an ephemeral container has none', () => {
    const resources = { limits: { cpu: '1', memory: '1Gi' } };
    const spec = { containers: [{ resources }], ephemeralContainers: [{}], resources: { requests: { memory: '2Gi' } } };

    expect(classOf(spec, KubernetesVersion.V1_37)).toBe('Burstable');
    expect(limitsOf(spec, KubernetesVersion.V1_37)).toEqual({ cpu: '1', memory: '1Gi' });
  });

  it('does not complete the limits of a Pod that has no containers', () => {
    const spec = { resources: { requests: { cpu: '1', memory: '1Gi' } } };

    expect(classOf(spec, KubernetesVersion.V1_37)).toBe('Burstable');
    expect(limitsOf(spec, KubernetesVersion.V1_37)).toEqual({});
  });
});
