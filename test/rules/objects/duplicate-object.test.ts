import type { Fields } from '../../../src/kubernetes/json';
import { judgeObjects } from '../../../src/rules/engine';
import { findingText } from '../../../src/findings/finding-text';
import { duplicateObject } from '../../../src/rules/objects/duplicate-object';

function configMap(name: unknown, namespace?: unknown): Fields {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...(namespace !== undefined && { namespace }) } };
}

function textsOf(manifests: readonly Fields[]): string[] {
  return judgeObjects(
    manifests.map((manifest) => ({ manifest })),
    [duplicateObject],
  ).map(findingText);
}

describe('the rule duplicate-object', () => {
  test.each<[shows: string, ...manifests: Fields[]]>([
    ['another name', configMap('shop'), configMap('shop-prices')],
    ['another namespace', configMap('shop', 'blue'), configMap('shop', 'green')],
    ['another kind', configMap('shop'), { ...configMap('shop'), kind: 'Secret' }],
    [
      'another group',
      { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'shop' } },
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop' } },
    ],
    ['no name, which the API server generates', configMap(undefined), configMap(undefined)],
    ['metadata of another form', { kind: 'ConfigMap', metadata: [] }, { kind: 'ConfigMap', metadata: [] }],
  ])('lets pass two objects with %s', (_shows, ...manifests) => {
    expect(textsOf(manifests)).toEqual([]);
  });

  test('finds two objects with one kind and name', () => {
    expect(textsOf([configMap('shop'), configMap('other'), configMap('shop')])).toEqual([
      `error duplicate-object: 2 objects are the ConfigMap "shop", and the last one that is applied replaces the others.
  at:  ConfigMap "shop"
  in:  metadata.name = "shop"
  fix: give each of them another name, or remove all but one.`,
    ]);
  });

  test('finds them under two versions of one group as well', () => {
    const autoscaler = (apiVersion: string): Fields => ({
      apiVersion,
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'shop', namespace: 'blue' },
    });
    expect(textsOf([autoscaler('autoscaling/v1'), autoscaler('autoscaling/v2')])).toHaveLength(1);
  });
});
