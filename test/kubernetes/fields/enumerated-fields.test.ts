import { enumeratedFieldsOf } from '../../../src/kubernetes/fields/enumerated-fields';
import type { FeatureTarget } from '../../../src/kubernetes/fields/features';
import { KubernetesVersion } from '../../../src/kubernetes/version';

function valuesOf(type: string, name: string, target: FeatureTarget): readonly string[] {
  return (
    enumeratedFieldsOf(type)
      .find((field) => field.name === name)
      ?.valuesIn(target) ?? []
  );
}

describe('a value that a feature gate allows is one', () => {
  test.each([
    ['StatefulSetUpdateStrategy', 'type', 'Recreate', 'StatefulSetRecreateStrategy', 38],
    ['PodCertificateProjection', 'keyType', 'MLDSA65', 'PodCertificateMLDSA', 38],
    ['PodSecurityContext', 'seLinuxChangePolicy', 'MountOption', 'SELinuxMount', 37],
  ])(
    'for %s.%s, %s, from the version that switches it on, unless the gate is set',
    (type, name, value, gate, minor) => {
      const [before, after] = [minor - 1, minor].map((each) => KubernetesVersion.of(`1.${each}`));
      const isTaken = (version: KubernetesVersion, featureGates = {}): boolean =>
        valuesOf(type, name, { version, featureGates }).includes(value);
      expect([isTaken(before!), isTaken(after!), isTaken(after!, { [gate]: false })]).toEqual([false, true, false]);
    },
  );

  test('but not in a version that does not know the gate', () => {
    const target = { version: KubernetesVersion.V1_37, featureGates: { PodCertificateMLDSA: true } };
    expect(valuesOf('PodCertificateProjection', 'keyType', target)).not.toContain('MLDSA65');
  });
});
