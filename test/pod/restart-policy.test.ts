import { podKindOf, type PodKind } from '../../src/kubernetes/kinds';
import { restartPolicyOf } from '../../src/pod/restart-policy';

describe('the restart policy of a Pod', () => {
  const pod = podKindOf('v1', 'Pod') as PodKind;
  const job = podKindOf('batch/v1', 'Job') as PodKind;

  test('is the one that is written', () => {
    expect(restartPolicyOf({ restartPolicy: 'Never' }, pod)).toBe('Never');
  });

  test.each([[undefined], [null], [''], [5]])('is the default where %p is written', (restartPolicy) => {
    expect(restartPolicyOf({ restartPolicy }, pod)).toBe('Always');
  });

  test('is taken to end with the program in a Job, which must write one', () => {
    expect(restartPolicyOf({}, job)).toBe('OnFailure');
  });
});
