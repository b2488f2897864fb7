import { RULES, RULES_OF_OBJECTS } from '../../src/rules/catalogue';
import { judgeObjects } from '../../src/rules/engine';
import type { Fields } from '../../src/kubernetes/json';
import { foundInPod } from '../rules/judge-plain';

/** So many of each that a rule which goes through all of one kind for each of another does not end in time. */
const MANY = 20_000;

function many(make: (name: string, index: number) => Fields): { readonly manifest: Fields }[] {
  return Array.from({ length: MANY }, (_, index) => ({ manifest: make(`web-${index}`, index) }));
}

function deployment(name: string, container: Fields = {}): Fields {
  const labels = { app: name };
  const containers = [{ name: 'web', image: 'shop:1', ...container }];
  const template = { metadata: { labels }, spec: { containers } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { replicas: 2, template } };
}

function service(name: string): Fields {
  const metadata = { name, labels: { app: name } };
  return { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: name }, ports: [{ port: 80 }] } };
}

function found(id: string, objects: readonly { readonly manifest: Fields }[]): number {
  return judgeObjects(
    objects,
    RULES_OF_OBJECTS.filter((rule) => rule.id === id),
  ).length;
}

test('budgets look for what scales their workload in no time to speak of', () => {
  const budget = (name: string): Fields => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { minAvailable: 2, selector: { matchLabels: { app: name } } },
  });
  const scaler = (name: string): Fields => ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name },
    spec: { minReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: `${name}1` } },
  });
  const objects = [...many((name) => deployment(name)), ...many(budget), ...many(scaler)];
  expect(found('disruption-budget', objects)).toBeGreaterThan(0);
});

test('monitors look for their Services and Pods in no time to speak of', () => {
  const monitor = (name: string, index: number): Fields => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: index % 2 === 0 ? 'ServiceMonitor' : 'PodMonitor',
    metadata: { name },
    spec: { selector: { matchLabels: { app: name } }, endpoints: [{ port: 'metrics' }] },
  });
  const objects = [...many((name) => deployment(name)), ...many(service), ...many(monitor)];
  expect(found('monitor-endpoint', objects)).toBe(MANY / 2);
  expect(found('selector-match', objects)).toBe(0);
});

test.each<[string, (name: string) => Fields, number]>([
  ['one of some values', (name) => ({ operator: 'In', values: [name, 'other'] }), MANY],
  ['any value', () => ({ operator: 'Exists' }), MANY],
  ['none of the same values', () => ({ operator: 'NotIn', values: ['other'] }), MANY],
  ['none of values of its own', (name) => ({ operator: 'NotIn', values: [name] }), 50],
])('monitors that look for a label with %s do so in no time to speak of', (_, expression, expected) => {
  const monitor = (name: string): Fields => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name },
    spec: { selector: { matchExpressions: [{ key: 'app', ...expression(name) }] }, endpoints: [{ port: 'metrics' }] },
  });
  expect(found('monitor-endpoint', [...many(service), ...many(monitor)])).toBe(expected);
});

test('requirements of a label of nodes are compared in no time to speak of', () => {
  const names = Array.from({ length: MANY * 6 }, (_, index) => `node-${index}`);
  const asks = (operator: string, ...values: readonly string[]): Fields => ({ key: 'name', operator, values });
  const refused = [...names.slice(0, MANY).map((name) => asks('NotIn', name)), asks('NotIn', ...names.slice(MANY))];
  const bounds = names.map((_, index) => asks('Gt', String(index)));
  const matchExpressions = [asks('In', ...names), asks('In', ...names), ...refused, ...bounds];
  const required = { nodeSelectorTerms: [{ matchExpressions }] };
  const spec = {
    nodeSelector: { disk: 'ssd' },
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } },
    containers: [{ name: 'web', image: 'shop:1' }],
  };
  expect(
    foundInPod(
      RULES.find(({ id }) => id === 'node-labels')!,
      spec,
    ),
  ).toHaveLength(1);
});

test('keys of one large ConfigMap are looked up in no time to speak of', () => {
  const data = Object.fromEntries(Array.from({ length: MANY }, (_, index) => [`KEY_${index}`, '']));
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'all' }, data };
  const reads = (name: string, index: number): Fields =>
    deployment(name, {
      env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'all', key: `KEY_${index + MANY / 2}` } } }],
    });
  expect(found('missing-key', [{ manifest: configMap }, ...many(reads)])).toBe(MANY / 2);
});

test('Services that set variables are looked for in no time to speak of', () => {
  const objects = [...many((name) => deployment(name, { image: 'confluentinc/cp-kafka:7.9.0' })), ...many(service)];
  expect(found('service-variables', [...objects, { manifest: service('kafka') }])).toBe(MANY);
});
