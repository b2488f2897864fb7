import { textBetween, changeBetween, workload } from './sides';

const OTHER = { app: 'other' };
const template = { metadata: { labels: OTHER }, spec: { containers: [{ name: 'web', image: 'example.com/web:1' }] } };

test.each([
  ['Deployment', { spec: { selector: { matchLabels: OTHER }, template } }, 'spec.selector'],
  ['DaemonSet', { spec: { selector: { matchLabels: OTHER }, template } }, 'spec.selector'],
  ['ReplicaSet', { spec: { selector: { matchLabels: OTHER }, template } }, 'spec.selector'],
  ['StatefulSet', { spec: { serviceName: 'other' } }, 'spec.serviceName'],
  ['StatefulSet', { spec: { podManagementPolicy: 'Parallel' } }, 'spec.podManagementPolicy'],
  ['Job', { container: { image: 'example.com/web:2' } }, 'spec.template'],
  ['Job', { spec: { completions: 2 } }, 'spec.completions'],
  ['Pod', { container: { args: ['a'] } }, 'spec.containers'],
])('a %s with %j is refused for %s', (kind, parts, path) => {
  const change = changeBetween(workload(kind), workload(kind, parts));
  expect(change.refusals.map((refusal) => [refusal.cause, refusal.path])).toEqual([['immutable', path]]);
  expect([change.effect, change.rollout]).toEqual([null, null]);
});

test.each([
  ['ReplicationController', { spec: { selector: OTHER, template } }],
  ['Deployment', { container: { image: 'example.com/web:2' } }],
  ['CronJob', { container: { image: 'example.com/web:2' } }],
  ['Job', { spec: { parallelism: 2, backoffLimit: 1, ttlSecondsAfterFinished: 60, suspend: true } }],
  ['Pod', { container: { image: 'example.com/web:2' } }],
  ['Pod', { pod: { activeDeadlineSeconds: 60, tolerations: [{ operator: 'Exists' }] } }],
  ['StatefulSet', { spec: { replicas: 3, minReadySeconds: 3, updateStrategy: { rollingUpdate: { partition: 1 } } } }],
])('a %s with %j is taken', (kind, parts) => {
  expect(changeBetween(workload(kind), workload(kind, parts)).refusals).toEqual([]);
});

test('the fields of a StatefulSet are named by the API server from 1.37 on, and its history may change from 1.33 on', () => {
  const fieldsFor = (version: string, spec: object): string[] =>
    changeBetween(workload('StatefulSet'), workload('StatefulSet', { spec: { ...spec } }), version).refusals.map(
      ({ field }) => field,
    );
  expect(fieldsFor('1.36', { serviceName: 'other' })).toEqual(['spec']);
  expect(fieldsFor('1.37', { serviceName: 'other' })).toEqual(['spec.serviceName']);
  expect(fieldsFor('1.32', { revisionHistoryLimit: 3 })).toEqual(['spec']);
  expect(fieldsFor('1.33', { revisionHistoryLimit: 3 })).toEqual([]);
});

test('the amounts of a suspended Job may change from 1.36 on, and where its Pods run always', () => {
  const before = workload('Job', { spec: { suspend: true } });
  const resized = { spec: { suspend: true }, container: { resources: { requests: { cpu: '1' } } } };
  expect(changeBetween(before, workload('Job', resized), '1.35').refusals).toHaveLength(1);
  expect(changeBetween(before, workload('Job', resized), '1.36').refusals).toEqual([]);
  const moved = { spec: { suspend: true }, pod: { nodeSelector: { zone: 'a' } } };
  expect(changeBetween(before, workload('Job', moved), '1.27').refusals).toEqual([]);
});

test('what is immutable in a ConfigMap or Secret stays so', () => {
  const of = (kind: string, data: object, immutable?: boolean): object => ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'a' },
    data,
    ...(immutable !== undefined && { immutable }),
  });
  const pathsOf = (before: object, after: object): string[] =>
    changeBetween(before, after).refusals.map(({ path }) => path);
  expect(pathsOf(of('ConfigMap', { a: '1' }, true), of('ConfigMap', { a: '2' }, true))).toEqual(['data']);
  expect(pathsOf(of('Secret', { a: 'YQ==' }, true), of('Secret', { a: 'YQ==' }))).toEqual(['immutable']);
  expect(pathsOf(of('ConfigMap', { a: '1' }), of('ConfigMap', { a: '2' }, true))).toEqual([]);
});

test('an object that the API server would not take anyway is refused for that', () => {
  const change = changeBetween(
    workload('Deployment'),
    workload('Deployment', { container: { ports: [{ containerPort: 70_000 }] } }),
  );
  expect(change.refusals).toMatchObject([
    {
      cause: 'invalid',
      path: 'spec.template.spec.containers[0].ports[0].containerPort',
      field: 'spec.template.spec.containers[0].ports[0].containerPort',
    },
  ]);
});

test('a default of the API server that stands in the way of another strategy is told, with what to do', () => {
  const before = workload('StatefulSet');
  const after = workload('StatefulSet', { spec: { updateStrategy: { type: 'OnDelete' } } });
  expect(textBetween(before, after)).toBe(`StatefulSet shop/web
  new.yaml:1
  Refused by the API server.
  spec.updateStrategy.rollingUpdate has defaults of the API server that apply keeps, and may not
    be there beside OnDelete. Apply the old manifest once with "rollingUpdate" written out, so that
    the change can take it away.
  spec.updateStrategy.rollingUpdate  removed: {"partition":…,"maxUnavailable":…}
  spec.updateStrategy.type           "RollingUpdate" → "OnDelete"

1 changed (1 refused); 0 objects the same.
`);
  const written = { updateStrategy: { rollingUpdate: { partition: 0 } } };
  expect(changeBetween(workload('StatefulSet', { spec: written }), after).refusals).toEqual([]);
});

test('before 1.36 the API server takes a StatefulSet whose Pods cannot be, which the findings tell', () => {
  const parts = { container: { ports: [{ containerPort: 70_000 }] } };
  const change = (version: string, changed: object = parts): ReturnType<typeof changeBetween> =>
    changeBetween(workload('StatefulSet'), workload('StatefulSet', changed), version);
  expect(change('1.35').refusals).toEqual([]);
  expect(change('1.35').findings.added.map(({ rule }) => rule)).toEqual(['port-number']);
  expect(change('1.36').refusals.map(({ cause }) => cause)).toEqual(['invalid']);
  expect(change('1.35', { pod: { restartPolicy: 'Never' } }).refusals).toHaveLength(1);
  expect(change('1.35', { pod: { unheardOf: 1 } }).refusals).toHaveLength(1);
});

test('a Deployment that loses its Pod is refused', () => {
  const [before, after] = [workload('Deployment'), workload('Deployment')];
  const { template: _, ...spec } = after['spec'] as Record<string, unknown>;
  const { refusals } = changeBetween(before, { ...after, spec });
  expect(refusals.map(({ cause, path }) => [cause, path])).toContainEqual(['invalid', 'spec.template.spec.containers']);
});
