import { KubernetesVersion, PodTemplate, QosPolicy, Sidecar } from '../../src';
import { deployment, messageOf, newChart } from '../template/support';

type Call = (...args: unknown[]) => unknown;

const web = deployment(newChart());
const template = PodTemplate.of(web);

describe('an argument that a call does not take', () => {
  test.each<[string, () => unknown, string]>([
    [
      'where it takes none',
      () => (template.shareProcessNamespace as Call).call(template, false),
      `1 finding:

error unknown-option: \`PodTemplate.shareProcessNamespace\` takes no arguments, and got 1 argument.
  at:  test/web
  in:  PodTemplate.shareProcessNamespace.arguments[0] = false
  fix: leave it out; if nothing is to happen, leave out the call.`,
    ],
    [
      'behind those that it takes',
      () => (QosPolicy.of as Call)(web, 'Guaranteed'),
      `1 finding:

error unknown-option: \`QosPolicy.of\` takes only \`scope\`, and got 2 arguments.
  at:  test/web
  in:  QosPolicy.of.arguments[1] = "Guaranteed"
  fix: leave it out.`,
    ],
    [
      'of a version',
      () => (KubernetesVersion.of as Call)('1.33', '1.34'),
      `1 finding:

error unknown-option: \`KubernetesVersion.of\` takes only \`version\`, and got 2 arguments.
  in:  KubernetesVersion.of.arguments[1]
  fix: leave it out.`,
    ],
  ])('is refused %s', (_title, action, message) => {
    expect(messageOf(action)).toBe(message);
  });

  test('is left out if it is undefined', () => {
    expect((KubernetesVersion.of as Call)('1.33', undefined)).toEqual(KubernetesVersion.V1_33);
  });

  test('is what `map` hands to a function', () => {
    expect(['1.33', '1.34'].map(KubernetesVersion.of)).toEqual([KubernetesVersion.V1_33, KubernetesVersion.V1_34]);
  });

  test('can belong to a class that extends the one that is called', () => {
    class Team extends Sidecar {}
    const props = { image: 'envoy:1', securityContext: { user: 2000 } };
    const team = new (Team as unknown as new (...args: unknown[]) => Sidecar)(web, 'team', props, 'shop');
    expect(team.containerName).toBe('team');
  });
});

describe('a version to compare with', () => {
  test.each<[unknown, string, string]>([
    [null, 'null', 'KubernetesVersion.isAtLeast.other'],
    [undefined, 'of type undefined', 'KubernetesVersion.isAtLeast.other'],
    ['1.29', 'of type string', 'KubernetesVersion.isAtLeast.other = "1.29"'],
  ])('that is %p is refused', (other, words, place) => {
    expect(messageOf(() => KubernetesVersion.V1_33.isAtLeast(other as never))).toBe(`1 finding:

error option-type: \`other\` must be a KubernetesVersion, and is ${words}.
  in:  ${place}
  fix: write it as in KubernetesVersion.of('${other === '1.29' ? '1.29' : '1.33'}').`);
  });
});
