import type { JsonObject } from '../../../json';
import type { ChangeCase } from '../change-case';
import { podSpec, workload, type Version } from '../workload';

type Draft = Pick<ChangeCase, 'name' | 'title' | 'pods'> & {
  readonly kind: string;
  /** What holds the new template back, and what does not any more. */
  readonly specs: readonly [holds: JsonObject, lets: JsonObject];
};

const partition = (amount: number): JsonObject => ({
  replicas: 3,
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: amount } },
});
const ON_DELETE: JsonObject = { updateStrategy: { type: 'OnDelete' } };
const ROLLING: JsonObject = { updateStrategy: { type: 'RollingUpdate' } };

const DRAFTS: readonly Draft[] = [
  {
    name: 'resumed',
    title: 'Deployment: it is resumed',
    kind: 'Deployment',
    specs: [{ replicas: 1, paused: true }, { replicas: 1 }],
  },
  {
    name: 'released',
    title: 'StatefulSet: a lower partition',
    kind: 'StatefulSet',
    specs: [partition(3), partition(1)],
  },
  {
    name: 'not-on-delete',
    title: 'StatefulSet: it rolls, and no more only on delete',
    kind: 'StatefulSet',
    specs: [
      { replicas: 2, ...ON_DELETE },
      { replicas: 2, ...ROLLING },
    ],
  },
  {
    name: 'node-not-on-delete',
    title: 'DaemonSet: it rolls, and no more only on delete',
    kind: 'DaemonSet',
    specs: [ON_DELETE, ROLLING],
    pods: 1,
  },
];

/** Changes without a new template, which let Pods go that have an older one. */
export const HELD_BACK: readonly ChangeCase[] = DRAFTS.map(({ kind, specs: [holds, lets], ...rest }) => {
  const service = kind === 'StatefulSet' ? { serviceName: rest.name } : {};
  const of = (version: Version, spec: JsonObject): JsonObject =>
    workload(kind, rest.name, podSpec(version), { ...service, ...spec });
  return { ...rest, says: 'rollsHeldBack', first: of('old', lets), before: of('new', holds), after: of('new', lets) };
});
