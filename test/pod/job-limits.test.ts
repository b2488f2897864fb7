import { containersOf } from '../../src/pod/containers';
import { podKindOf } from '../../src/kubernetes/kinds';
import { explainedPhases } from '../../src/explain/wording/phase-text';
import { failureAction, jobLimitsOf, type JobLimits } from '../../src/pod/job-limits';
import { phasesOf } from '../../src/pod/timeline/phases';
import { asStored } from '../support/as-stored';

const work = { name: 'work', image: 'work:1' };

function limitsOf(spec: object, restartPolicy = 'OnFailure'): JobLimits {
  const template = { spec: { restartPolicy, containers: [work] } };
  return jobLimitsOf({ spec: { ...spec, template } }, podKindOf('batch/v1', 'Job')!)!;
}

/** What is said of the ends of a Pod of a Job, deletions and lost nodes aside. */
function said(spec: object, restartPolicy = 'OnFailure'): string[] {
  const job = limitsOf(spec, restartPolicy);
  return phasesOf(asStored({ restartPolicy, containers: [work] }), job)
    .filter(({ cause }) => !cause.startsWith('deleted') && cause !== 'nodeLost')
    .map((outcome) => explainedPhases(outcome, job))
    .map(({ ending, phases, sentence }) => `${ending}: ${phases.join(' ')}. ${sentence}`);
}

describe('the limits of a Job', () => {
  test('have the defaults of Kubernetes', () => {
    expect(limitsOf({})).toEqual({
      backoffLimit: 6,
      backoffLimitPerIndex: null,
      activeDeadlineSeconds: null,
      ttlSecondsAfterFinished: null,
      restartPolicy: 'OnFailure',
      failureRules: [],
    });
    expect(limitsOf({ backoffLimitPerIndex: 1 })).toMatchObject({ backoffLimit: null, backoffLimitPerIndex: 1 });
  });

  test('are those of the Jobs that a CronJob makes', () => {
    const manifest = { spec: { jobTemplate: { spec: { backoffLimit: 1, template: {} } } } };
    expect(jobLimitsOf(manifest, podKindOf('batch/v1', 'CronJob')!)?.backoffLimit).toBe(1);
    expect(jobLimitsOf(manifest, podKindOf('apps/v1', 'Deployment')!)).toBeUndefined();
  });
});

describe('the Pod of a Job', () => {
  test('is deleted under OnFailure when its containers have started again too often, or for too long', () => {
    expect(said({ backoffLimit: 2, activeDeadlineSeconds: 300 })).toEqual([
      'every app container exits with 0: Pending Running Succeeded. The Pod has succeeded; its Job makes no other one in its place.',
      '"work" fails: Pending Running. "work" starts again, at once and then after 10 s, 20 s, up to 5 min; the Pod stays Running.',
      'the containers of the Job have started again 2 times: Pending Running Failed. The Job has failed with the reason BackoffLimitExceeded, and deletes its Pods.',
      'the Job takes longer than 300 s: Pending Running Failed. The Job has failed with the reason DeadlineExceeded, and deletes its Pods.',
    ]);
  });

  test('is followed by others under Never, until too many have failed', () => {
    expect(said({ ttlSecondsAfterFinished: 60 }, 'Never')).toEqual([
      'every app container exits with 0: Pending Running Succeeded. The Pod has succeeded; its Job makes no other one in its place, and is deleted with its Pods 60 s after it has ended.',
      '"work" fails: Pending Running Failed. "work" does not start again; when every app container has ended, the Pod has failed, and its Job makes another one, after 10 s, 20 s, up to 10 min.',
      '7 Pods of the Job have failed: Pending Running Failed. The Job has failed with the reason BackoffLimitExceeded, and deletes its Pods that still run.',
    ]);
  });

  test.each([
    [0, 'OnFailure', 'the containers of the Job have started again once'],
    [1, 'OnFailure', 'the containers of the Job have started again once'],
    [0, 'Never', 'a Pod of the Job has failed'],
    [1, 'Never', '2 Pods of the Job have failed'],
  ])('with a backoffLimit of %d under %s is the last if %s', (backoffLimit, restartPolicy, ending) => {
    const endings = said({ backoffLimit }, restartPolicy).map((text) => text.split(':')[0]);
    expect(endings).toContain(ending);
  });

  test('has other ends by the exit codes that the failure policy tells apart', () => {
    const rules = [
      { action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } },
      { action: 'Ignore', onExitCodes: { containerName: 'work', operator: 'In', values: [43, 44] } },
      { action: 'Ignore', onExitCodes: { containerName: 'other', operator: 'In', values: [45] } },
    ];
    expect(said({ podFailurePolicy: { rules }, backoffLimitPerIndex: 1 }, 'Never').slice(1)).toEqual([
      '"work" exits with 42: Pending Running Failed. "work" does not start again; when every app container has ended, the Pod has failed, and its Job has failed, and deletes the Pods that still run.',
      '"work" exits with 43 or 44: Pending Running Failed. "work" does not start again; when every app container has ended, the Pod has failed, and its Job makes another one, for which this failure does not count.',
      '"work" exits with any other code than 0, 42, 43 and 44: Pending Running Failed. "work" does not start again; when every app container has ended, the Pod has failed, and its Job makes another one, after 10 s, 20 s, up to 10 min, until 2 of one index have failed.',
    ]);
  });
});

test('the first rule that matches an exit code decides', () => {
  const [container] = containersOf({ containers: [work] });
  const rules = [
    { action: 'Count', onExitCodes: { operator: 'In', values: [1] } },
    { action: 'FailJob', onExitCodes: { operator: 'NotIn', values: [2] } },
    { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] },
  ];
  const actions = [1, 2, 3].map((code) => failureAction(limitsOf({ podFailurePolicy: { rules } }), container!, code));
  expect(actions).toEqual(['Count', 'Count', 'FailJob']);
});
