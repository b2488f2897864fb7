import type { JsonObject } from '../../../json';
import type { ChangeCase } from '../change-case';
import { CASE, podSpec, template, workload, type Pace } from '../workload';

type Draft = Omit<ChangeCase, 'before' | 'after'> & {
  readonly pace?: readonly [before: Pace, after: Pace];
  readonly spec: JsonObject;
  /** What the new spec has besides the new template. */
  readonly edit?: JsonObject;
  /** Whether the template stays the same. */
  readonly isSame?: boolean;
};

const SLOW_TO_STOP: Pace = { preStop: 2, lingers: 2, grace: 6 };

function rolling(maxSurge: number | string, maxUnavailable: number | string, spec: JsonObject = {}): JsonObject {
  return { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } }, ...spec };
}

const DRAFTS: readonly Draft[] = [
  {
    name: 'surge',
    title: 'one more at a time',
    says: 'rolls',
    deadline: 'kept',
    pace: [{ up: 1 }, { up: 2 }],
    spec: rolling(1, 0, { replicas: 3 }),
  },
  {
    name: 'percentages',
    title: 'the default percentages of four',
    says: 'rolls',
    spec: { replicas: 4 },
    pace: [{}, { up: 2 }],
  },
  {
    name: 'all-at-once',
    title: 'as many more as there are',
    says: 'rolls',
    spec: rolling('100%', 0, { replicas: 3 }),
    pace: [{}, { up: 3 }],
  },
  {
    name: 'fewer',
    title: 'half of them fewer, none more',
    says: 'rolls',
    spec: rolling(0, '50%', { replicas: 4 }),
    pace: [SLOW_TO_STOP, {}],
  },
  {
    name: 'rounded',
    title: 'percentages that both round to none',
    says: 'rolls',
    spec: rolling(0, '10%', { replicas: 2 }),
  },
  {
    name: 'recreated',
    title: 'all stop before the first one starts',
    says: 'rolls',
    spec: { replicas: 2, strategy: { type: 'Recreate' } },
    pace: [SLOW_TO_STOP, { up: 2 }],
  },
  {
    name: 'min-ready',
    title: 'each new Pod must be ready for a time',
    says: 'rolls',
    deadline: 'kept',
    spec: rolling(1, 0, { replicas: 2, minReadySeconds: 4 }),
  },
  {
    name: 'late',
    title: 'the deadline is too short',
    says: 'rolls',
    deadline: 'passes',
    spec: rolling(1, 0, { replicas: 1, progressDeadlineSeconds: 4 }),
    pace: [{}, { up: 12 }],
  },
  { name: 'paused', title: 'it is paused', says: 'paused', spec: { replicas: 1 }, edit: { paused: true } },
  {
    name: 'scaled',
    title: 'only their number changes',
    says: 'scales',
    spec: { replicas: 1 },
    edit: { replicas: 3 },
    isSame: true,
  },
  {
    name: 'fewer-again',
    title: 'their number shrinks',
    says: 'scales',
    spec: { replicas: 2 },
    edit: { replicas: 1 },
    isSame: true,
  },
  {
    name: 'rolled-and-scaled',
    title: 'their number changes with the template',
    says: 'rolls',
    spec: rolling(1, 0, { replicas: 1 }),
    edit: { replicas: 2 },
    pace: [{}, { up: 2 }],
  },
  {
    name: 'other-strategy',
    title: 'another strategy for the next time',
    says: 'keepsPods',
    spec: { replicas: 1, strategy: { type: 'Recreate' } },
    edit: { strategy: { type: 'RollingUpdate' }, minReadySeconds: 1 },
    isSame: true,
  },
  {
    name: 'left-over',
    title: 'another strategy, which leaves the default of the first one there',
    says: 'refused',
    spec: { replicas: 1 },
    edit: { strategy: { type: 'Recreate' } },
    isSame: true,
  },
  {
    name: 'written-out',
    title: 'defaults that are written out',
    says: 'nothing',
    spec: { replicas: 1 },
    edit: { revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
    isSame: true,
  },
  {
    name: 'selector',
    title: 'another selector',
    says: 'refused',
    spec: { replicas: 1 },
    edit: { selector: { matchLabels: { [CASE]: 'selector', tier: 'web' } } },
  },
];

/** Changes of a Deployment. */
export const DEPLOYMENTS: readonly ChangeCase[] = DRAFTS.map(
  ({ pace: [old, present] = [{}, {}], spec, edit = {}, isSame = false, ...rest }) => {
    const { name } = rest;
    const pod = isSame ? podSpec('old', old) : podSpec('new', present);
    const before = workload('Deployment', name, podSpec('old', old), spec);
    return {
      ...rest,
      title: `Deployment: ${rest.title}`,
      before,
      after: changed(before, { template: template(name, pod), ...edit }),
    };
  },
);

/** An object with other fields in its spec. */
function changed(object: JsonObject, fields: JsonObject): JsonObject {
  return { ...object, spec: { ...(object['spec'] as JsonObject), ...fields } };
}
