import { containersOf } from '../../src/pod/containers';
import { podKindOf, podKindsIn } from '../../src/kubernetes/kinds';
import { knownPodKinds } from '../../src/kubernetes/operator-kinds';
import { KubernetesVersion, NEWEST_VERSION } from '../../src/kubernetes/version';
import { explainedPhases } from '../../src/explain/wording/phase-text';
import { conditionActions, failureAction, jobLimitsOf, type JobLimits } from '../../src/pod/job-limits';
import { phasesOf } from '../../src/pod/timeline/phases';
import { asStored } from '../support/as-stored';

const target = { version: NEWEST_VERSION, featureGates: {} };
const work = { name: 'work', image: 'work:1' };

function limitsOf(spec: object, restartPolicy = 'OnFailure'): JobLimits {
  const template = { spec: { restartPolicy, containers: [work] } };
  return jobLimitsOf({ spec: { ...spec, template } }, podKindOf('batch/v1', 'Job')!, target)!;
}

/** What is said of the ends of a Pod of a Job, conditions, deletions and lost nodes aside. */
function said(spec: object, restartPolicy = 'OnFailure'): string[] {
  const job = limitsOf(spec, restartPolicy);
  return phasesOf(asStored({ restartPolicy, containers: [work] }), job)
    .filter(({ cause }) => !cause.startsWith('deleted') && !['nodeLost', 'failsWithCondition'].includes(cause))
    .map((outcome) => explainedPhases(outcome, job))
    .map(({ ending, phases, sentence }) => `${ending}: ${phases.join(' ')}. ${sentence}`);
}

/** What is said of a Pod of a Job that fails with a condition. */
function saidOfConditions(rules: readonly object[]): string[] {
  const job = limitsOf({ backoffLimit: 2, ...(rules.length > 0 && { podFailurePolicy: { rules } }) }, 'Never');
  return phasesOf(asStored({ restartPolicy: 'Never', containers: [work] }), job)
    .filter(({ cause }) => cause === 'failsWithCondition')
    .map((outcome) => explainedPhases(outcome, job))
    .map(({ ending, phases, sentence }) => `If ${ending}: ${phases.join(' ')}. ${sentence}`);
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
      maxFailedIndexes: null,
      hasSuccessPolicy: false,
      podReplacementPolicy: 'TerminatingOrFailed',
      managedBy: null,
    });
    expect(limitsOf({ backoffLimitPerIndex: 1 })).toMatchObject({ backoffLimit: null, backoffLimitPerIndex: 1 });
  });

  test('are what is left of them in a version that lacks some, with the default from before a field is dropped', () => {
    const rules = [{ action: 'FailIndex', onExitCodes: { operator: 'In', values: [3] } }];
    const spec = {
      backoffLimitPerIndex: 1,
      maxFailedIndexes: 2,
      podFailurePolicy: { rules },
      podReplacementPolicy: 'Failed',
      successPolicy: {},
      managedBy: 'acme.com/queue',
      template: { spec: { restartPolicy: 'Never' } },
    };
    const told = [KubernetesVersion.V1_27, KubernetesVersion.V1_28, KubernetesVersion.V1_29, NEWEST_VERSION].map(
      (version) => jobLimitsOf({ spec }, podKindOf('batch/v1', 'Job')!, { version, featureGates: {} })!,
    );
    expect(
      told.map((limits) => [
        limits.backoffLimit,
        limits.backoffLimitPerIndex,
        limits.maxFailedIndexes,
        limits.failureRules.length,
        limits.podReplacementPolicy,
        limits.hasSuccessPolicy,
        limits.managedBy,
      ]),
    ).toEqual([
      [6, null, null, 0, 'TerminatingOrFailed', false, null],
      [null, null, null, 0, 'TerminatingOrFailed', false, null],
      [null, 1, 2, 1, 'Failed', false, null],
      [null, 1, 2, 1, 'Failed', true, 'acme.com/queue'],
    ]);
  });

  test('are those of the Jobs that a CronJob makes', () => {
    const manifest = { spec: { jobTemplate: { spec: { backoffLimit: 1, template: {} } } } };
    expect(jobLimitsOf(manifest, podKindOf('batch/v1', 'CronJob')!, target)?.backoffLimit).toBe(1);
    expect(jobLimitsOf(manifest, podKindOf('apps/v1', 'Deployment')!, target)).toBeUndefined();
  });
});

describe('the Pod of a Job', () => {
  test('is deleted under OnFailure when its containers have started again too often, or for too long', () => {
    expect(said({ backoffLimit: 2, activeDeadlineSeconds: 300 })).toEqual([
      'every app container exits with 0: Pending Running Succeeded. The Pod has succeeded; its Job makes no other one in its place.',
      '"work" fails: Pending Running. "work" starts again, at once and then after 10 s, 20 s, up to 5 min; the Pod stays Running.',
      'the containers of the Job have started again twice: Pending Running Failed. The Job has failed with the reason BackoffLimitExceeded, and deletes its Pods.',
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
      '"work" exits with 43 or 44: Pending Running Failed. "work" does not start again; when every app container has ended, the Pod has failed, and its Job makes another one, and does not count this failure.',
      '"work" exits with any other code than 0, 42, 43 and 44: Pending Running Failed. "work" does not start again; when every app container has ended, the Pod has failed, and its Job makes another one, after 10 s, 20 s, up to 10 min, until 2 of one index have failed.',
      FAILED_INDEXES,
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

describe('a Pod of a Job that is disrupted', () => {
  const onDisruption = [{ type: 'DisruptionTarget' }];
  const onCode = { operator: 'In', values: [42] };
  const ENDING =
    'If a disruption (eviction, as in a drain, preemption, or a taint of the node) makes the Pod fail: Pending Running Failed. ';
  const AGAIN = 'its Job makes another one, after 10 s, 20 s, up to 10 min.';

  test('is counted and followed by another one, if the Job has no failure policy', () => {
    expect(saidOfConditions([])).toEqual([`${ENDING}The Pod has failed, and ${AGAIN}`]);
  });

  test.each([
    ['Ignore', 'its Job makes another one, and does not count this failure.'],
    ['Count', AGAIN],
    ['FailJob', 'its Job has failed, and deletes the Pods that still run.'],
    ['FailIndex', 'its Job makes no other one for this index.'],
  ])('is met by a rule with the action %s', (action, consequence) => {
    expect(saidOfConditions([{ action, onPodConditions: onDisruption }])).toEqual([
      `${ENDING}Rule 1 of podFailurePolicy matches the condition DisruptionTarget, and ${consequence}`,
    ]);
  });

  test('is met by the first rule that matches, unless an exit code matches one before it', () => {
    const rules = [
      { action: 'FailJob', onExitCodes: onCode },
      { action: 'Ignore', onPodConditions: onDisruption },
      { action: 'FailJob', onPodConditions: [...onDisruption, { type: 'ConfigIssue', status: 'True' }] },
    ];
    expect(saidOfConditions(rules)).toEqual([
      `${ENDING}Rule 2 of podFailurePolicy matches the condition DisruptionTarget. Unless a rule before it matches an exit code of the Pod, its Job makes another one, and does not count this failure.`,
      'If the Pod fails with the condition ConfigIssue True: Pending Running Failed. Rule 3 of podFailurePolicy matches the condition ConfigIssue. Unless a rule before it matches an exit code of the Pod, its Job has failed, and deletes the Pods that still run.',
    ]);
  });

  test('is met by no rule that asks for another status, or only for exit codes', () => {
    const rules = [
      { action: 'FailJob', onPodConditions: [{ type: 'DisruptionTarget', status: 'False' }] },
      { action: 'FailJob', onExitCodes: onCode },
    ];
    expect(saidOfConditions(rules)[0]).toBe(
      `${ENDING}No rule of podFailurePolicy matches the condition DisruptionTarget. Unless a rule matches an exit code of the Pod, ${AGAIN}`,
    );
    expect(conditionActions(limitsOf({ podFailurePolicy: { rules } }))).toEqual([
      {
        condition: { type: 'DisruptionTarget', status: 'True' },
        action: 'Count',
        ruleIndex: null,
        yieldsToExitCodes: true,
      },
      {
        condition: { type: 'DisruptionTarget', status: 'False' },
        action: 'FailJob',
        ruleIndex: 0,
        yieldsToExitCodes: false,
      },
    ]);
  });
});

test('a Job that another controller runs leaves what follows to it', () => {
  expect(said({ managedBy: 'acme.com/queue' }, 'Never')).toEqual([
    'every app container exits with 0: Pending Running Succeeded. The Pod has succeeded; acme.com/queue, which runs the Job, decides whether another one follows.',
    '"work" fails: Pending Running Failed. "work" does not start again; when every app container has ended, the Pod has failed, and acme.com/queue, which runs the Job, decides whether another one follows.',
  ]);
  expect(limitsOf({ managedBy: 'kubernetes.io/job-controller' }).managedBy).toBeNull();
});

const FAILED_INDEXES =
  'every index of the Job has ended, and one has failed: Pending Running Failed. The Job has failed with the reason FailedIndexes.';

test('a Job that bears no failed index does not wait for the others', () => {
  const endings = said({ backoffLimitPerIndex: 1, maxFailedIndexes: 0 }, 'Never');
  expect(endings).not.toContain(FAILED_INDEXES);
  expect(endings.join()).toContain('an index of the Job has failed: Pending Running Failed.');
});

test('a Job ends when too many of its indexes have failed, or when it meets its success policy', () => {
  const spec = { backoffLimitPerIndex: 1, maxFailedIndexes: 2, successPolicy: { rules: [{ succeededCount: 1 }] } };
  expect(said(spec, 'Never').slice(-3)).toEqual([
    '3 indexes of the Job have failed: Pending Running Failed. The Job has failed with the reason MaxFailedIndexesExceeded, and deletes its Pods that still run.',
    FAILED_INDEXES,
    'the Job meets its successPolicy: Pending Running Failed. The Job has succeeded, and deletes its Pods that still run.',
  ]);
});

test.each([
  [{}, 'Its Job makes another one as soon as it is to be deleted.'],
  [{ podReplacementPolicy: 'Failed' }, 'Then its Job makes another one.'],
  [{ podFailurePolicy: { rules: [] } }, 'Then its Job makes another one.'],
])('a Job with %j replaces a Pod that is deleted in its time', (spec, text) => {
  const job = limitsOf(spec, 'Never');
  const outcome = phasesOf(asStored({ restartPolicy: 'Never', containers: [work] }), job).find(
    ({ cause }) => cause === 'deletedThenFails',
  );
  expect(explainedPhases(outcome!, job).sentence).toContain(`the Pod has failed before it is gone. ${text}`);
});

describe('the limits of a Job that an operator makes', () => {
  const job = { backoffLimit: 1, activeDeadlineSeconds: 600, template: { spec: { containers: [work] } } };
  const of = (apiVersion: string, kind: string, spec: object): JobLimits | undefined => {
    const manifest = { apiVersion, kind, spec: { ...spec } };
    const [podKind] = knownPodKinds(manifest).flatMap((each) => podKindsIn(manifest, each));
    return jobLimitsOf(manifest, podKind!, target);
  };

  test.each([
    ['jobset.x-k8s.io/v1alpha2', 'JobSet', { replicatedJobs: [{ template: { spec: job } }] }],
    ['keda.sh/v1alpha1', 'ScaledJob', { jobTargetRef: job }],
  ])('stand around the template, with the restart policy of the operator: %s %s', (apiVersion, kind, spec) => {
    expect(of(apiVersion, kind, spec)).toMatchObject({
      backoffLimit: 1,
      activeDeadlineSeconds: 600,
      restartPolicy: 'OnFailure',
    });
  });

  test('decide what becomes of the JobSet', () => {
    const replicatedJobs = [{ template: { spec: job } }];
    const jobSet = (spec: object): unknown =>
      of('jobset.x-k8s.io/v1alpha2', 'JobSet', { replicatedJobs, ...spec })?.jobSet;
    expect([jobSet({}), jobSet({ failurePolicy: { maxRestarts: 3 } })]).toEqual(['fails', 'followsItsPolicy']);
    expect(limitsOf({})).not.toHaveProperty('jobSet');
  });

  test('are not those of a kind that is called Job and is none of Kubernetes', () => {
    expect(of('batch.volcano.sh/v1alpha1', 'Job', { tasks: [{ template: job.template }] })).toBeUndefined();
  });
});
