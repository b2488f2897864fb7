import { deletionGraceOf, gracePeriodOf } from '../../../src/pod/timeline/grace-period';

test.each([
  ['not written', {}, 30, 30],
  ['written', { terminationGracePeriodSeconds: 90 }, 90, 90],
  ['nothing', { terminationGracePeriodSeconds: 0 }, 0, 1],
  ['negative', { terminationGracePeriodSeconds: -5 }, 1, 1],
  ['no number', { terminationGracePeriodSeconds: '90' }, 30, 30],
])('a grace period that is %s is read as the kubelet reads it', (_what, spec, asked, given) => {
  expect([gracePeriodOf(spec), deletionGraceOf(spec)]).toEqual([asked, given]);
});
