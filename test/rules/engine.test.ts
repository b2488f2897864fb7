import { podKindOf, type PodKind } from '../../src/kubernetes/kinds';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { Pod } from '../../src/pod/pod';
import { patchFailed, templateMissing, unknownContainer } from '../../src/edits/edit-problems';
import { findingOf, judge } from '../../src/rules/engine';
import { RULES } from '../../src/rules/catalogue';
import type { EditProblem } from '../../src/findings/problem';
import { Provenance } from '../../src/pod/provenance';
import { findingText } from '../../src/findings/finding-text';
import { judgePod, manifestOf, podIn } from './judge-pod';

/** What is found in a good Pod whose edits met problems. */
function judgeEdits(...problems: EditProblem[]): string[] {
  const spec = { template: { spec: { containers: [{ name: 'web', image: 'shop:1' }] } } };
  const manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'shop' }, spec };
  const kind = podKindOf('apps/v1', 'Deployment') as PodKind;
  const target = { version: KubernetesVersion.V1_33, featureGates: {} };
  const pod = new Pod({ kind, manifest, target, provenance: new Provenance('app/shop') });
  return problems.map(({ kind: met, problem }) => findingText(findingOf(met, problem, pod)));
}

describe('what the rules find in a Pod', () => {
  test('has one shape: rule, severity, construct, object, container, path, value, message and fix', () => {
    expect(judgePod({ kind: 'CronJob', web: { image: 'Shop' } })).toEqual([
      {
        rule: 'image-reference',
        severity: 'warning',
        level: 'recommended',
        tags: [],
        docs: 'docs/rules/image-reference.md',
        construct: 'app/shop',
        object: { kind: 'CronJob', name: 'shop' },
        container: 'web',
        location: { path: 'spec.jobTemplate.spec.template.spec.containers[0].image' },
        value: '"Shop"',
        message: 'the image "Shop" is not a valid image reference.',
        fix: 'write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.',
      },
    ]);
  });

  test('lacks what it is not about: a container, a path or a value', () => {
    const [withoutValue] = judgePod({ web: { image: undefined } });
    expect(withoutValue).not.toHaveProperty('value');
    const [withoutContainer] = judgePod({ metadata: { name: 'a_b' } });
    expect(withoutContainer).not.toHaveProperty('container');
  });

  test('names the namespace of the object where it has one', () => {
    const found = judgePod({ metadata: { namespace: 'prod' }, web: { image: 'Shop' } });
    expect(found.map(({ object }) => object)).toEqual([{ kind: 'Deployment', namespace: 'prod', name: 'shop' }]);
  });

  test('names the object by an empty name where it has none', () => {
    const found = judgePod({ kind: 'Pod', metadata: { name: undefined }, web: { image: 'Shop' } });
    expect(found.map(({ object }) => object)).toEqual([{ kind: 'Pod', name: '' }]);
  });

  test('comes from all rules, in the order of the catalogue', () => {
    const found = judgePod({ spec: { restartPolicy: 'Never', containers: [{ name: 'Web', image: 'Shop' }] } });
    expect(found.map(({ rule }) => rule)).toEqual(['container-name', 'image-reference', 'restart-policy']);
  });

  test('comes only from rules one of whose keys stands in the object', () => {
    const found = (onlyWith: readonly string[]): string[] => {
      const rules = RULES.filter(({ id }) => id === 'image-reference').map((rule) => ({ ...rule, onlyWith }));
      return judge(podIn(manifestOf({ web: { image: 'Shop' } })), rules).map(({ rule }) => rule);
    };
    expect(found(['volumes', 'image'])).toEqual(['image-reference']);
    expect(found(['volumes'])).toEqual([]);
    expect(found([])).toEqual([]);
  });
});

describe('what edits met', () => {
  test('is found like anything else, at the construct that edits', () => {
    expect(judgeEdits(unknownContainer('wep', ['web'], { construct: 'app/shop/logs' }))).toEqual([
      [
        'error unknown-container: no container has the name "wep": the Pod has "web".',
        '  at:  app/shop/logs, Deployment "shop"',
        '  fix: did you mean "web"? Use that name, or add the container.',
      ].join('\n'),
    ]);
  });

  test('has a path of the whole object where there is no Pod', () => {
    expect(judgeEdits(templateMissing('spec.template'))).toEqual([
      [
        'error template-missing: there is no Pod template at spec.template.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template',
        '  fix: write the template into the manifest before anything joins it.',
      ].join('\n'),
    ]);
  });

  test('stands after what the rules find, in the order in which it was met', () => {
    const texts = judgeEdits(
      patchFailed(
        '{"op":"remove","path":"/spec/x"}',
        { reason: 'there is nothing at /spec/x', fix: 'correct its path.' },
        'app/shop',
      ),
      unknownContainer('wep', [], { construct: 'app/shop/logs' }),
    );
    expect(texts.map((text) => text.split('\n')[0])).toEqual([
      'error patch-failed: the patch {"op":"remove","path":"/spec/x"} cannot be applied: there is nothing at /spec/x.',
      'error unknown-container: no container has the name "wep": the Pod has none.',
    ]);
  });
});
