import { claimsOf } from '../../src/pod/claims';

const spec = { volumeClaimTemplates: [{ metadata: { name: 'data' } }, null, {}, { metadata: { name: 'logs' } }] };

test('the claim templates of a StatefulSet are volumes of its Pods', () => {
  expect(claimsOf({ kind: 'StatefulSet', spec })).toEqual(['data', 'logs']);
});

test('the claim templates in any other kind are no volumes', () => {
  expect(claimsOf({ kind: 'Deployment', spec })).toEqual([]);
  expect(claimsOf({ kind: 'StatefulSet' })).toEqual([]);
});
