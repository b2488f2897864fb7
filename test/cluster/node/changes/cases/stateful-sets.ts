import type { JsonObject } from '../../../json';
import type { ChangeCase } from '../change-case';
import { podSpec, workload, type Pace, type Version } from '../workload';

type Draft = Omit<ChangeCase, 'before' | 'after'> & {
  readonly pace?: readonly [before: Pace, after: Pace];
  readonly spec: JsonObject;
  readonly edit?: JsonObject;
  /** The version of the new template; the old one for a change of something else. */
  readonly version?: Version;
};

function partition(amount: number, fields: JsonObject = {}): JsonObject {
  return { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: amount, ...fields } } };
}

const CLAIMS: JsonObject = {
  volumeClaimTemplates: [
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ],
};

const DRAFTS: readonly Draft[] = [
  {
    name: 'ordered',
    title: 'from the last one down',
    says: 'rolls',
    spec: { replicas: 3 },
    pace: [{ preStop: 1, grace: 4 }, { up: 2 }],
  },
  { name: 'parted', title: 'down to the partition', says: 'rolls', spec: { replicas: 3, ...partition(1) } },
  { name: 'held', title: 'all are held back', says: 'heldByPartition', spec: { replicas: 2, ...partition(2) } },
  {
    name: 'on-delete',
    title: 'only when somebody deletes them',
    says: 'rollsOnDelete',
    spec: { replicas: 2, updateStrategy: { type: 'OnDelete' } },
  },
  {
    name: 'one-at-a-time',
    title: 'one at a time in spite of maxUnavailable, which 1.36 drops',
    says: 'rolls',
    spec: { replicas: 4, podManagementPolicy: 'Parallel', ...partition(0, { maxUnavailable: 2 }) },
    pace: [{}, { up: 2 }],
  },
  {
    name: 'from-three',
    title: 'ordinals that begin at 3, each ready for a time',
    says: 'rolls',
    spec: { replicas: 2, ordinals: { start: 3 }, minReadySeconds: 2 },
  },
  {
    name: 'grown',
    title: 'only their number changes',
    says: 'scales',
    spec: { replicas: 1 },
    edit: { replicas: 2 },
    version: 'old',
  },
  { name: 'claims', title: 'a claim is added', says: 'refused', spec: { replicas: 1 }, edit: CLAIMS, version: 'old' },
];

/** Changes of a StatefulSet. */
export const STATEFUL_SETS: readonly ChangeCase[] = DRAFTS.map(
  ({ pace: [old, present] = [{}, {}], spec, edit = {}, version = 'new', ...rest }) => {
    const make = (pod: JsonObject, fields: JsonObject): JsonObject =>
      workload('StatefulSet', rest.name, pod, { serviceName: rest.name, ...spec, ...fields });
    const after = version === 'new' ? podSpec('new', present) : podSpec('old', old);
    return {
      ...rest,
      title: `StatefulSet: ${rest.title}`,
      before: make(podSpec('old', old), {}),
      after: make(after, edit),
    };
  },
);
