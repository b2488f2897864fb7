import { LabelIndex } from '../../src/rules/label-index';
import { ObjectIndex } from '../../src/rules/selected-pods';

interface Item {
  readonly name: string;
  readonly labels: Record<string, string>;
}

function items(count: number, labels: Record<string, string> = { app: 'shop' }): Item[] {
  return Array.from({ length: count }, (_, index) => ({ name: `i${index}`, labels }));
}

function indexOf(all: readonly Item[], most?: number): LabelIndex<Item> {
  return new LabelIndex(all, ({ labels }) => labels, most);
}

const SHOP = { matchLabels: { app: 'shop' } };

describe('an index of labels', () => {
  test('finds what has all labels of a selector, in its order, however often it is asked', () => {
    const index = indexOf([...items(2), { name: 'other', labels: { app: 'till' } }, ...items(200)]);
    expect(index.selectedBy(SHOP)).toHaveLength(202);
    expect(index.selectedBy(SHOP)).toBe(index.selectedBy(SHOP));
    expect(index.firstSelectedBy({ matchLabels: { app: 'till' } })?.name).toBe('other');
    expect(index.firstSelectedBy({ matchLabels: { app: 'none' } })).toBeUndefined();
  });

  test('finds no more than it is to', () => {
    const names = indexOf(items(50), 10).selectedBy(SHOP);
    expect(names.map(({ name }) => name)).toEqual(['i0', 'i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7', 'i8', 'i9']);
  });

  test('gives up on selectors that no label narrows down when it has compared a million objects', () => {
    const index = indexOf(items(400_000));
    const without = (value: string): object => ({
      matchExpressions: [{ key: 'app', operator: 'NotIn', values: [value] }],
    });
    const found = ['a', 'b', 'c'].map((value) => index.selectedBy({ ...without(value) }).length);
    expect(found).toEqual([400_000, 400_000, 0]);
  });
});

test('the more Services there are, the fewer of many Pods that all of them select are looked at', () => {
  const metadata = { labels: { app: 'shop' } };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'web', image: 'web:1' }] } };
  const service = { apiVersion: 'v1', kind: 'Service', metadata: {}, spec: { selector: { app: 'shop' } } };
  const behindFirst = (services: number, pods: number): number => {
    const manifests = [...Array.from({ length: services }, () => service), ...Array.from({ length: pods }, () => pod)];
    const index = ObjectIndex.of(manifests.map((manifest) => ({ manifest })));
    return index
      .services()
      .slice(0, 1)
      .flatMap((each) => index.behind(each)).length;
  };
  expect([behindFirst(1, 30), behindFirst(50_000, 30), behindFirst(200_000, 30)]).toEqual([30, 20, 10]);
});
