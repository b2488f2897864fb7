import fc from 'fast-check';
import { surgeSums, type PodCounts } from '../../src/changes/rollout/surge-sum';
import { parseResourceList } from '../../src/kubernetes/resource-list';

function sums(before: object, after: object, counts: Partial<PodCounts>): unknown {
  const all = { before: 3, after: 3, mostBefore: 3, together: 4, isMixed: true, ...counts };
  return surgeSums(parseResourceList(before), parseResourceList(after), all);
}

test('the sums are those of all Pods, and the most at any moment has one Pod more', () => {
  expect(sums({ cpu: '500m', memory: '1Gi' }, { cpu: '750m', memory: '1Gi' }, {})).toEqual([
    { resource: 'cpu', before: '1500m', after: '2250m', during: '2750m' },
    { resource: 'memory', before: '3Gi', after: '3Gi', during: '4Gi' },
  ]);
});

test('Pods of both templates never run side by side if all are stopped first', () => {
  expect(sums({ cpu: '1' }, { cpu: '2' }, { isMixed: false, together: 3 })).toEqual([
    { resource: 'cpu', before: '3', after: '6', during: '6' },
  ]);
});

test('a resource that one template alone names counts as nothing in the other', () => {
  expect(sums({}, { 'example.com/gpu': '1' }, {})).toEqual([
    { resource: 'example.com/gpu', before: '0', after: '3', during: '3' },
  ]);
});

test('no mix of Pods asks for more than the most, and one asks for exactly that', () => {
  const count = fc.integer({ min: 0, max: 6 });
  const cpu = fc.integer({ min: 0, max: 50 });
  fc.assert(
    fc.property(cpu, cpu, count, count, count, count, (old, present, before, after, mostBefore, together) => {
      const counts = { before, after, mostBefore, together, isMixed: true };
      const mixes: number[] = [];
      for (let left = 0; left <= mostBefore; left += 1)
        for (let right = 0; right <= after; right += 1)
          if (left + right <= together) mixes.push(left * old + right * present);
      const [sum] = surgeSums(parseResourceList({ cpu: old }), parseResourceList({ cpu: present }), counts);
      expect(Number(sum?.during.replace('k', '000'))).toBe(Math.max(...mixes));
    }),
  );
});
