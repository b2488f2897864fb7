import { inspect } from 'node:util';
import { RELEASES } from '../../src/kubernetes/fields/generated/releases';
import { isPreview, KubernetesVersion, NEWEST_VERSION } from '../../src/kubernetes/version';
import { errorOf, messageOf } from '../template/support';
import { BENCHES } from '../cluster/agreement/versions';
import { TARGETS } from '../cluster/targets';
import { FIRST_UNKNOWN, KNOWN_MINORS, LAST_KNOWN, NEWEST } from '../support/versions';

function minorOf(release: string): number {
  return Number(release.split('.')[1]);
}

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
  ])('is read from %s', (text, minor) => {
    expect(KubernetesVersion.of(text).minor).toBe(minor);
  });

  test.each(['1.26', '1.0', '2.0', '1', '', 'latest', '1.33.', '1.33alpha', '1.x', ' 1.33', '1.33\n', 'V1.33'])(
    'is not read from %p, and the error says what it must be',
    (text) => {
      expect(messageOf(() => KubernetesVersion.of(text))).toBe(`1 finding:

error target-version: ${JSON.stringify(text)} is not a version of Kubernetes that can be a target: those are 1.27 to ${LAST_KNOWN}.
  in:  KubernetesVersion.of = ${JSON.stringify(text)}
  fix: write it as in KubernetesVersion.of('1.33') or KubernetesVersion.of('1.33.4').`);
    },
  );

  test.each([FIRST_UNKNOWN, '1.99', 'v1.100.2'])('is not read from %s, of which nothing is known', (text) => {
    expect(messageOf(() => KubernetesVersion.of(text))).toBe(`1 finding:

error target-version: "${text}" is not a version of Kubernetes that can be a target: those are 1.27 to ${LAST_KNOWN}.
  in:  KubernetesVersion.of = "${text}"
  fix: take the newest that this release knows, KubernetesVersion.of('${LAST_KNOWN}'), or upgrade cdk8s-pod-patterns.`);
  });

  test.each([
    [1.33, 'the number 1.33'],
    [null, 'this'],
    [undefined, 'this'],
    [{}, 'this'],
  ])('is not read from %p, which code without types can pass', (version, words) => {
    expect(messageOf(() => KubernetesVersion.of(version as never))).toContain(`: ${words} is not a version`);
  });

  test.each([
    ['1.34', undefined],
    ['1.34.0', 0],
    ['v1.33.4-eks-113cf36', 4],
    ['v1.32.8+k3s1', 8],
  ])('has the patch of %s', (text, patch) => {
    expect(KubernetesVersion.of(text).patch).toBe(patch);
  });

  test('stands for the newest patch of a minor version if it has none, and is at least every older patch', () => {
    const [newest, second] = [KubernetesVersion.of('1.34'), KubernetesVersion.of('1.34.2')];
    expect(newest.isAtLeast(second)).toBe(true);
    expect(second.isAtLeast(newest)).toBe(true);
    expect(second.isAtLeast(KubernetesVersion.of('1.34.2'))).toBe(true);
    expect(second.isAtLeast(KubernetesVersion.of('1.34.3'))).toBe(false);
    expect(second.isAtLeast(KubernetesVersion.of('1.33.9'))).toBe(true);
    expect(second.isAtLeast(KubernetesVersion.of('1.35.0'))).toBe(false);
  });

  test.each([
    ['of', (): unknown => KubernetesVersion.of('1.25')],
    ['of, with an argument too many', (): unknown => Reflect.apply(KubernetesVersion.of, undefined, ['1.33', 1])],
    ['isAtLeast', (): unknown => KubernetesVersion.V1_33.isAtLeast('1.30' as unknown as KubernetesVersion)],
  ])('that is refused by %s is printed as the finding and one line of stack, which is that of the call', (_, call) => {
    const printed = inspect(errorOf(call)).split('\n');
    expect(printed[0]).toBe('FindingsError: 1 finding:');
    expect(printed.filter((line) => line.startsWith('    at '))).toEqual([expect.stringContaining('version.test.ts')]);
  });

  test('is written as people write it, with the patch if it has one', () => {
    expect(KubernetesVersion.of('v1.33.4-gke.1').toString()).toBe('1.33.4');
    expect(`${KubernetesVersion.V1_29.toString()}`).toBe('1.29');
  });

  test('is at least itself and every older one', () => {
    expect(KubernetesVersion.V1_29.isAtLeast(KubernetesVersion.V1_29)).toBe(true);
    expect(KubernetesVersion.V1_29.isAtLeast(KubernetesVersion.V1_28)).toBe(true);
    expect(KubernetesVersion.V1_29.isAtLeast(KubernetesVersion.V1_30)).toBe(false);
    expect(KubernetesVersion.of(LAST_KNOWN).isAtLeast(NEWEST_VERSION)).toBe(true);
  });

  test('has a constant for each that the tables of fields know, named after it, the newest last', () => {
    const constants = Object.entries(KubernetesVersion).map(([name, version]) => [name, String(version)]);
    expect(constants).toEqual(KNOWN_MINORS.map((minor) => [`V1_${minor}`, `1.${minor}`]));
  });

  test('is the newest one if it is released, and a preview if only a release before it was read', () => {
    const released = RELEASES.filter((release) => !release.includes('-'));
    expect(NEWEST_VERSION.minor).toBe(released.map(minorOf).at(-1));
    const previews = RELEASES.filter((release) => release.includes('-')).map(minorOf);
    expect(KNOWN_MINORS.filter((minor) => isPreview(KubernetesVersion.of(`1.${minor}`)))).toEqual(previews);
    expect(isPreview(KubernetesVersion.of(`${NEWEST}.9`))).toBe(false);
  });

  test('is tried with the API server, and with the code of Kubernetes, of the newest one', () => {
    expect(TARGETS.at(-1)?.minor).toBe(NEWEST_VERSION.toString());
    expect(BENCHES[0]?.minor).toBe(NEWEST_VERSION.toString());
  });
});
