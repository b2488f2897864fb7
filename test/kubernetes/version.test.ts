import { KubernetesVersion } from '../../src/kubernetes/version';

describe('a Kubernetes version', () => {
  test.each([
    ['1.27', 27],
    ['1.33', 33],
    ['v1.33', 33],
    ['1.33.4', 33],
    ['v1.36.0', 36],
    ['v1.33.4-eks-113cf36', 33],
    ['1.33.5-gke.100', 33],
    ['v1.32.8+k3s1', 32],
    ['1.38', 38],
    ['1.100', 100],
  ])('is read from %s', (text, minor) => {
    expect(KubernetesVersion.of(text).minor).toBe(minor);
  });

  test.each(['1.26', '1.0', '2.0', '1', '', 'latest', '1.33.', '1.33alpha', '1.x', ' 1.33', '1.33\n', 'V1.33'])(
    'is not read from %p, and the error says what it must be',
    (text) => {
      expect(() => KubernetesVersion.of(text)).toThrow(
        new Error(
          `"${text}" is no Kubernetes version that can be a target: it must be 1.27 or newer, ` +
            "written as in KubernetesVersion.of('1.33').",
        ),
      );
    },
  );

  test('is written as people write it, without the patch number', () => {
    expect(KubernetesVersion.of('v1.33.4').toString()).toBe('1.33');
    expect(`${KubernetesVersion.V1_29.toString()}`).toBe('1.29');
  });

  test('is at least itself and every older one', () => {
    expect(KubernetesVersion.V1_29.isAtLeast(KubernetesVersion.V1_29)).toBe(true);
    expect(KubernetesVersion.V1_29.isAtLeast(KubernetesVersion.V1_28)).toBe(true);
    expect(KubernetesVersion.V1_29.isAtLeast(KubernetesVersion.V1_30)).toBe(false);
    expect(KubernetesVersion.of('1.100').isAtLeast(KubernetesVersion.V1_37)).toBe(true);
  });

  test('has a constant for each that the library knows, named after it', () => {
    const constants = Object.entries(KubernetesVersion).map(([name, version]) => [name, String(version)]);
    expect(constants).toEqual([
      ['V1_27', '1.27'],
      ['V1_28', '1.28'],
      ['V1_29', '1.29'],
      ['V1_30', '1.30'],
      ['V1_31', '1.31'],
      ['V1_32', '1.32'],
      ['V1_33', '1.33'],
      ['V1_34', '1.34'],
      ['V1_35', '1.35'],
      ['V1_36', '1.36'],
      ['V1_37', '1.37'],
    ]);
  });
});
