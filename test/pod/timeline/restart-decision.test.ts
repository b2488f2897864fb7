import { containersOf, type PodContainer } from '../../../src/pod/containers';
import { policyOf, restartDecision } from '../../../src/pod/timeline/restart-decision';
import { restartsAfterProbe } from '../../support/simulation/next-start';

function container(fields: object = {}, list = 'containers'): PodContainer {
  return containersOf({ [list]: [{ name: 'web', ...fields }] })[0]!;
}

const rule = (operator: string, values: number[], action = 'Restart'): object => ({
  action,
  exitCodes: { operator, values },
});

describe('what becomes of a container that has ended', () => {
  test.each([
    [undefined, 0, 'restart'],
    ['Always', 0, 'restart'],
    ['Always', 1, 'restart'],
    ['OnFailure', 0, 'leave'],
    ['OnFailure', 1, 'restart'],
    ['Never', 0, 'leave'],
    ['Never', 1, 'leave'],
  ])('under the restart policy %s of the Pod and with the exit code %d is: %s', (restartPolicy, exitCode, decision) => {
    const spec = restartPolicy === undefined ? {} : { restartPolicy };
    expect(restartDecision(spec, container(), exitCode)).toBe(decision);
  });

  test('follows the policy of the container before that of the Pod', () => {
    expect(restartDecision({ restartPolicy: 'Never' }, container({ restartPolicy: 'OnFailure' }), 1)).toBe('restart');
    expect(restartDecision({ restartPolicy: 'Always' }, container({ restartPolicy: 'Never' }), 1)).toBe('leave');
  });

  test('follows the first rule of the container that matches the exit code', () => {
    const ruled = container({
      restartPolicy: 'Never',
      restartPolicyRules: [rule('In', [7]), rule('NotIn', [0, 1, 7], 'RestartAllContainers')],
    });
    expect([0, 1, 7, 42].map((exitCode) => restartDecision({}, ruled, exitCode))).toEqual([
      'leave',
      'leave',
      'restart',
      'restartAll',
    ]);
  });

  test('does not follow rules where the container has no policy of its own', () => {
    const ruled = container({ restartPolicyRules: [rule('In', [7])] });
    expect(restartDecision({ restartPolicy: 'Never' }, ruled, 7)).toBe('leave');
  });

  test('passes over a rule with an unknown operator', () => {
    const ruled = container({ restartPolicy: 'Never', restartPolicyRules: [rule('Like', [7])] });
    expect(restartDecision({}, ruled, 7)).toBe('leave');
  });

  test('is always a start for a native sidecar, and never for an ephemeral container', () => {
    const sidecar = container({ restartPolicy: 'Always' }, 'initContainers');
    const debugging = container({}, 'ephemeralContainers');
    const decisions = [sidecar, debugging].map((other) => restartDecision({ restartPolicy: 'Never' }, other, 0));
    expect(decisions).toEqual(['restart', 'leave']);
  });
});

test('a container that is killed for a failed probe starts again unless its policy is Never', () => {
  const policies = ['Always', 'OnFailure', 'Never'];
  expect(policies.map((restartPolicy) => restartsAfterProbe({ restartPolicy }, container()))).toEqual([
    true,
    true,
    false,
  ]);
});

test('the policy of a container is that of the Pod, which is Always, where it has none', () => {
  expect([policyOf({}, container()), policyOf({ restartPolicy: 'Never' }, container())]).toEqual(['Always', 'Never']);
});
