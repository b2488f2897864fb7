import { changeBetween, changesBetween, workload } from './sides';

const LIMITS = { resources: { limits: { cpu: '1' } } };

test.each([
  ['the order of keys', { kind: 'Deployment' }, {}],
  ['an amount in another form', {}, { container: { resources: { requests: { cpu: '1000m', memory: '1Gi' } } } }],
  ['replicas of 1', {}, { spec: { replicas: 1 } }],
  ['the default strategy', {}, { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%' } } } }],
  ['the default pull policy', {}, { container: { imagePullPolicy: 'IfNotPresent' } }],
  ['the default grace period', {}, { pod: { terminationGracePeriodSeconds: 30 } }],
  ['an empty list', {}, { pod: { volumes: [] } }],
  ['a null', {}, { pod: { nodeSelector: null } }],
  ['false where that is nothing', {}, { pod: { hostNetwork: false } }],
  ['an empty security context of the Pod', {}, { pod: { securityContext: {} } }],
])('%s is written in another way, and is no change', (_title, _before, parts) => {
  const container = {
    resources: { requests: { cpu: 1, memory: '1024Mi' } },
    ...('container' in parts ? parts.container : {}),
  };
  const before = workload('Deployment', { container: { resources: { requests: { cpu: 1, memory: '1024Mi' } } } });
  const { objects, summary } = changesBetween(before, workload('Deployment', { ...parts, container }));
  expect(objects.every(({ action }) => action === 'rewritten')).toBe(true);
  expect(summary).toMatchObject({ changed: 0, rolls: 0 });
});

test.each([
  ['false where that is something', { pod: { automountServiceAccountToken: false } }],
  ['service links, which are a default of Pods and not of templates', { pod: { enableServiceLinks: true } }],
  [
    'requests that are as high as the limits, for the same reason',
    { container: { resources: { requests: { cpu: '1' }, limits: { cpu: '1' } } } },
  ],
  ['an empty security context of a container', { container: { ...LIMITS, securityContext: {} } }],
  [
    'an annotation of the Pod',
    {
      spec: {
        template: {
          metadata: { labels: { app: 'web' }, annotations: { a: 'b' } },
          spec: { containers: [{ name: 'web', image: 'example.com/web:1', ...LIMITS }] },
        },
      },
    },
  ],
])('%s makes another template, and rolls', (_title, parts) => {
  const change = changeBetween(
    workload('Deployment', { container: LIMITS }),
    workload('Deployment', { container: LIMITS, ...parts }),
  );
  expect(change.effect?.effect).toBe('rolls');
});

test('another order of containers or variables rolls, and is told as an order', () => {
  const env = [
    { name: 'A', value: '1' },
    { name: 'B', value: '2' },
  ];
  const change = changeBetween(
    workload('Deployment', { container: { env } }),
    workload('Deployment', { container: { env: env.toReversed() } }),
  );
  expect(change.effect?.effect).toBe('rolls');
  expect(change.fields).toEqual([
    {
      path: 'spec.template.spec.containers[web].env',
      change: 'reordered',
      before: '["A","B"]',
      after: '["B","A"]',
      isHidden: false,
    },
  ]);
});

test('what only the server and kubectl write is no change', () => {
  const before = workload('Deployment');
  const annotations = {
    'kubectl.kubernetes.io/last-applied-configuration': '{"secret":1}',
    'deployment.kubernetes.io/revision': '3',
  };
  const metadata = {
    name: 'web',
    namespace: 'shop',
    uid: 'a',
    resourceVersion: '7',
    generation: 3,
    managedFields: [],
    annotations,
  };
  const after = { ...before, metadata, status: { replicas: 1 } };
  expect(changesBetween(before, after).summary).toMatchObject({ changed: 0, rewritten: 1 });
});

test('stringData of a Secret means the same as its data', () => {
  const secret = (fields: object): object => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, ...fields });
  const before = secret({ data: { a: 'YWJj' } });
  expect(changesBetween(before, secret({ stringData: { a: 'abc' }, type: 'Opaque' })).summary).toMatchObject({
    rewritten: 1,
  });
  expect(changesBetween(before, secret({ stringData: { a: 'word' } })).summary).toMatchObject({ changed: 1 });
});

test('the API version is no part of what an object is', () => {
  const before = { ...workload('Deployment'), apiVersion: 'apps/v1beta2' };
  expect(changeBetween(before, workload('Deployment'))).toMatchObject({
    action: 'changed',
    effect: { effect: 'keepsPods' },
  });
});

test('what the API server adds to the selectors of a stored Pod for matchLabelKeys is no change', () => {
  const term = { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'web' } }, mismatchLabelKeys: ['tenant'] };
  const constraint = {
    maxSkew: 1,
    topologyKey: 'zone',
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: { app: 'web' } },
    matchLabelKeys: ['app'],
  };
  const added = (selector: object, key: string, operator: string, value: string): object => ({
    labelSelector: { ...selector, matchExpressions: [{ key, operator, values: [value] }] },
  });
  const pod = (spread: object, affinity: object, labels: object = { app: 'web', tenant: 'a' }): object => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', labels },
    spec: {
      containers: [{ name: 'web', image: 'web:1' }],
      topologySpreadConstraints: [spread],
      affinity: {
        podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [affinity] },
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: affinity }],
        },
      },
    },
  });
  const live = pod(
    { ...constraint, ...added(constraint.labelSelector, 'app', 'In', 'web') },
    { ...term, ...added(term.labelSelector, 'tenant', 'NotIn', 'a') },
  );
  expect(changesBetween(live, pod(constraint, term)).summary).toMatchObject({ changed: 0, refused: 0 });
  // Another expression is a change, also one with the key of another term.
  const other = { ...constraint, ...added(constraint.labelSelector, 'tier', 'In', 'db') };
  expect(changesBetween(pod(other, term), pod(constraint, term)).summary).toMatchObject({ changed: 1 });
});
