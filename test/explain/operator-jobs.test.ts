import { KubernetesVersion } from '../../src/kubernetes/version';
import { podsIn, podsOf } from './explained';

const container = { name: 'work', image: 'work:1' };

function jobSet(spec: object, more: object = {}): object {
  const template = { spec: { ...spec, template: { spec: { containers: [container] } } } };
  return {
    apiVersion: 'jobset.x-k8s.io/v1alpha2',
    kind: 'JobSet',
    metadata: { name: 'train' },
    spec: { replicatedJobs: [{ name: 'workers', template }], ...more },
  };
}

/** What is said of the limits of the Job, by what they are. */
function limitsSaid(manifest: object): string[] {
  const [pod] = podsOf(manifest);
  return pod!.phases
    .filter(({ cause }) => ['backoffLimitReached', 'jobDeadlineExceeded'].includes(cause))
    .map(({ ending, sentence }) => `${ending}: ${sentence}`);
}

test('the limits of the Jobs of a JobSet are told, and what becomes of the JobSet', () => {
  expect(limitsSaid(jobSet({ backoffLimit: 2, activeDeadlineSeconds: 600 }))).toEqual([
    'the containers of the Job have started again twice: The Job has failed with the reason BackoffLimitExceeded, and deletes its Pods. With it the JobSet has failed.',
    'the Job takes longer than 600 s: The Job has failed with the reason DeadlineExceeded, and deletes its Pods. With it the JobSet has failed.',
  ]);
  expect(limitsSaid(jobSet({ backoffLimit: 2 }, { failurePolicy: { maxRestarts: 3 } }))).toEqual([
    'the containers of the Job have started again twice: The Job has failed with the reason BackoffLimitExceeded, and deletes its Pods. What follows says the failurePolicy of the JobSet.',
  ]);
});

test('the Pods of a JobSet have the restart policy that it sets where none is written', () => {
  const [pod] = podsOf(jobSet({}));
  expect([pod?.restartPolicy, pod?.job?.restartPolicy]).toEqual(['OnFailure', 'OnFailure']);
});

test('what the target drops of the Job of a JobSet is told', () => {
  const manifest = jobSet({ backoffLimitPerIndex: 1 });
  const [pod] = podsIn(JSON.stringify(manifest), 'a.yaml', KubernetesVersion.of('1.28'));
  expect(pod?.droppedFields.map(({ path }) => path)).toEqual([
    'spec.replicatedJobs[0].template.spec.backoffLimitPerIndex',
  ]);
});

test('the Job of Volcano has neither the limits nor the commands of one of Kubernetes', () => {
  const [pod] = podsOf({
    apiVersion: 'batch.volcano.sh/v1alpha1',
    kind: 'Job',
    metadata: { name: 'train' },
    spec: { tasks: [{ name: 'workers', template: { spec: { restartPolicy: 'Never', containers: [container] } } }] },
  });
  expect(pod?.job).toBeNull();
  expect(pod?.commands.filter(({ command }) => /job/.test(command))).toEqual([]);
});
