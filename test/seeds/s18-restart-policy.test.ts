import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KubernetesVersion, PodTemplate, RestartPolicy, Sidecar, TargetCluster } from '../../src';
import { outcome, written } from './synthesis';

const { ALWAYS, ON_FAILURE, NEVER } = RestartPolicy;

const OK = 'accepted';
const NO_ON_FAILURE = (kind: string) => `restartPolicy is "OnFailure", and that of a ${kind} must be "Always".`;
const NO_NEVER = (kind: string) => `restartPolicy is "Never", and that of a ${kind} must be "Always".`;
const NO_ALWAYS = (kind: string) => `restartPolicy is "Always", and that of a ${kind} must be "OnFailure" or "Never".`;

const pod = { spec: { containers: [{ name: 'web', image: 'nginx:1.14.2' }] } };
const inTemplate = { template: pod };

/** The kinds of workload with their spec. */
const KINDS: { readonly [kind: string]: { readonly apiVersion: string; readonly spec: object } } = {
  Pod: { apiVersion: 'v1', spec: pod.spec },
  Deployment: { apiVersion: 'apps/v1', spec: inTemplate },
  StatefulSet: { apiVersion: 'apps/v1', spec: inTemplate },
  DaemonSet: { apiVersion: 'apps/v1', spec: inTemplate },
  ReplicaSet: { apiVersion: 'apps/v1', spec: inTemplate },
  ReplicationController: { apiVersion: 'v1', spec: inTemplate },
  Job: { apiVersion: 'batch/v1', spec: inTemplate },
  CronJob: { apiVersion: 'batch/v1', spec: { schedule: '@daily', jobTemplate: { spec: inTemplate } } },
};

/** A workload with one container, and the handle of its Pod. */
function workload(kind: string): { app: App; template: PodTemplate } {
  const app = new App();
  const props = { kind, apiVersion: '', ...KINDS[kind] };
  return { app, template: PodTemplate.of(new ApiObject(new Chart(app, 'notes'), 'web', props)) };
}

test.each([
  ['Pod', ALWAYS, OK],
  ['Pod', ON_FAILURE, OK],
  ['Pod', NEVER, OK],
  ['Deployment', ALWAYS, OK],
  ['Deployment', ON_FAILURE, NO_ON_FAILURE('Deployment')],
  ['Deployment', NEVER, NO_NEVER('Deployment')],
  ['StatefulSet', ALWAYS, OK],
  ['StatefulSet', ON_FAILURE, NO_ON_FAILURE('StatefulSet')],
  ['StatefulSet', NEVER, NO_NEVER('StatefulSet')],
  ['DaemonSet', ALWAYS, OK],
  ['DaemonSet', ON_FAILURE, NO_ON_FAILURE('DaemonSet')],
  ['DaemonSet', NEVER, NO_NEVER('DaemonSet')],
  ['ReplicaSet', ALWAYS, OK],
  ['ReplicaSet', ON_FAILURE, NO_ON_FAILURE('ReplicaSet')],
  ['ReplicaSet', NEVER, NO_NEVER('ReplicaSet')],
  ['ReplicationController', ALWAYS, OK],
  ['ReplicationController', ON_FAILURE, NO_ON_FAILURE('ReplicationController')],
  ['ReplicationController', NEVER, NO_NEVER('ReplicationController')],
  ['Job', ALWAYS, NO_ALWAYS('Job')],
  ['Job', ON_FAILURE, OK],
  ['Job', NEVER, OK],
  ['CronJob', ALWAYS, NO_ALWAYS('CronJob')],
  ['CronJob', ON_FAILURE, OK],
  ['CronJob', NEVER, OK],
])('S18: the answer to a %s with the restart policy %s is: %s', (kind, policy, expected) => {
  const { app, template } = workload(kind);
  template.setRestartPolicy(policy);

  expect(outcome(app)).toBe(expected);
});

// The default is Kubernetes' own: nothing is written for it.
test.each(['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'])(
  'S18: a %s without a restart policy is accepted, and means Always',
  (kind) => {
    const { app, template } = workload(kind);
    template.addLabel('app', 'web');

    expect(outcome(app)).toBe(OK);
    expect(app.synthYaml()).not.toContain('restartPolicy');
  },
);

test.each([
  ['Job', 'restartPolicy is not set, which means "Always", and that of a Job must be "OnFailure" or "Never".'],
  ['CronJob', 'restartPolicy is not set, which means "Always", and that of a CronJob must be "OnFailure" or "Never".'],
])('S18: a %s without a restart policy is refused, since the default Always is none of its own', (kind, expected) => {
  const { app, template } = workload(kind);
  template.addLabel('app', 'web');

  expect(outcome(app)).toBe(expected);
});

test('S18: the restart policy is a field of the Pod and applies to all of its containers', () => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const worker = new kplus.k8s.KubePod(new Chart(app, 'notes'), 'worker', {
    metadata: { name: 'worker' },
    spec: {
      containers: [
        { name: 'first', image: 'busybox' },
        { name: 'second', image: 'busybox' },
      ],
    },
  });
  PodTemplate.of(worker).setRestartPolicy(RestartPolicy.ON_FAILURE);

  expect(written(app)).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'worker' },
      spec: {
        restartPolicy: 'OnFailure',
        containers: [
          { name: 'first', image: 'busybox' },
          { name: 'second', image: 'busybox' },
        ],
      },
    },
  ]);
});

// Since Kubernetes 1.29 one kind of container has a policy of its own: a native sidecar is an init container with
// `restartPolicy: Always`, in a Pod of any policy.
test('S18: a native sidecar restarts in a Pod that does not', () => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const worker = new ApiObject(new Chart(app, 'notes'), 'worker', { apiVersion: 'v1', kind: 'Pod', spec: pod.spec });
  PodTemplate.of(worker).setRestartPolicy(RestartPolicy.NEVER);
  new Sidecar(worker, 'logs', { image: 'fluentd', securityContext: { user: 999 } });

  expect(written(app)).toMatchObject([
    { spec: { restartPolicy: 'Never', initContainers: [{ name: 'logs', restartPolicy: 'Always' }] } },
  ]);
});

// cdk8s-plus takes any policy for any kind of workload.
test.each([
  [kplus.RestartPolicy.ALWAYS, OK],
  [kplus.RestartPolicy.ON_FAILURE, NO_ON_FAILURE('Deployment')],
  [kplus.RestartPolicy.NEVER, NO_NEVER('Deployment')],
])('S18: the answer to a Deployment of cdk8s-plus with the restart policy %s is: %s', (restartPolicy, expected) => {
  const app = new App();
  const containers = [
    { name: 'web', image: 'nginx:1.14.2', securityContext: { readOnlyRootFilesystem: false, user: 101 } },
  ];
  const web = new kplus.Deployment(new Chart(app, 'notes'), 'web', { restartPolicy, containers });
  PodTemplate.of(web).addLabel('app', 'web');

  expect(outcome(app)).toBe(expected);
});

test('S18: the compiler refuses a policy that Kubernetes does not have', () => {
  const { template } = workload('Pod');
  // @ts-expect-error -- a text is no RestartPolicy; code without types gets past the compiler, and no further
  expect(() => template.setRestartPolicy('Sometimes')).toThrow(
    '`policy` must be RestartPolicy.ALWAYS, RestartPolicy.ON_FAILURE or RestartPolicy.NEVER.',
  );
});
