import type { JsonObject } from '../../../json';
import type { ChangeCase } from '../change-case';
import { box, CASE, plain, podSpec, template, workload, type Pace, type Version } from '../workload';

const SLOW_TO_STOP: Pace = { preStop: 2, grace: 4 };

function daemonSet(name: string, updateStrategy: JsonObject): (version: Version, pace?: Pace) => JsonObject {
  return (version, pace = {}) => workload('DaemonSet', name, podSpec(version, pace), { updateStrategy });
}

const FIRST = daemonSet('node-first', { type: 'RollingUpdate' });
const SURGE = daemonSet('node-surge', { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
const DELETE = daemonSet('node-on-delete', { type: 'OnDelete' });

const RUN = { restartPolicy: 'Never' };

function job(name: string, version: Version, spec: JsonObject = {}, podFields: JsonObject = {}): JsonObject {
  return plain('batch/v1', 'Job', name, {
    template: template(name, podSpec(version, {}, { ...RUN, ...podFields })),
    ...spec,
  });
}

function cronJob(version: Version): JsonObject {
  const jobTemplate = { spec: { template: template('every-minute', podSpec(version, {}, RUN)) } };
  return plain('batch/v1', 'CronJob', 'every-minute', { schedule: '* * * * *', jobTemplate });
}

function withCpu(version: Version, cpu: string): JsonObject {
  return { containers: [box(version, {}, { resources: { requests: { cpu } } })] };
}

function pod(name: string, spec: JsonObject): JsonObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { [CASE]: name } }, spec };
}

function replicaSet(version: Version): JsonObject {
  return workload('ReplicaSet', 'replicas', podSpec(version), { replicas: 1 });
}

/** An image of the same layers under another name. */
export const OTHER_IMAGE = 'docker.io/local/box:2';

/** Changes of the other kinds that hold a Pod. The slowest comes first. */
export const OTHER_WORKLOADS: readonly ChangeCase[] = [
  {
    name: 'every-minute',
    title: 'CronJob: the next Job has the new template',
    says: 'nextRun',
    before: cronJob('old'),
    after: cronJob('new'),
    pods: 1,
  },
  {
    name: 'node-first',
    title: 'DaemonSet: the old Pod of a node stops first',
    says: 'rolls',
    before: FIRST('old', SLOW_TO_STOP),
    after: FIRST('new', { up: 2 }),
    pods: 1,
  },
  {
    name: 'node-surge',
    title: 'DaemonSet: the new Pod of a node is ready first',
    says: 'rolls',
    before: SURGE('old', SLOW_TO_STOP),
    after: SURGE('new', { up: 2 }),
    pods: 1,
  },
  {
    name: 'node-on-delete',
    title: 'DaemonSet: only when somebody deletes them',
    says: 'rollsOnDelete',
    before: DELETE('old'),
    after: DELETE('new'),
    pods: 1,
  },
  {
    name: 'replicas',
    title: 'ReplicaSet: only Pods that are created later',
    says: 'newPodsOnly',
    before: replicaSet('old'),
    after: replicaSet('new'),
  },
  {
    name: 'work',
    title: 'Job: another template',
    says: 'refused',
    before: job('work', 'old'),
    after: job('work', 'new'),
    pods: 1,
  },
  {
    name: 'more-work',
    title: 'Job: more Pods at a time',
    says: 'scales',
    before: job('more-work', 'old', { completions: 3, parallelism: 1 }),
    after: job('more-work', 'old', { completions: 3, parallelism: 2 }),
  },
  {
    name: 'suspended',
    title: 'Job: other amounts while it is suspended',
    says: 'keepsPods',
    before: job('suspended', 'old', { suspend: true }, withCpu('old', '10m')),
    after: job('suspended', 'old', { suspend: true }, withCpu('old', '20m')),
    pods: 0,
  },
  {
    name: 'other-image',
    title: 'Pod: another image',
    says: 'restartsContainers',
    before: pod('other-image', podSpec('old')),
    after: pod('other-image', podSpec('old', {}, { containers: [box('old', {}, { image: OTHER_IMAGE })] })),
    pods: 1,
  },
  {
    name: 'other-variable',
    title: 'Pod: another variable',
    says: 'refused',
    before: pod('other-variable', podSpec('old')),
    after: pod('other-variable', podSpec('new')),
    pods: 1,
  },
];
