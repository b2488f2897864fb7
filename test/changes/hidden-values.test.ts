import { changesJson } from '../../src/changes/report/json-report';
import { changesMarkdown } from '../../src/changes/report/markdown-report';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { changesBetween, textBetween, workload } from './sides';

const [OLD, NEW] = ['hunter2-before', 'hunter2-after'];
const base64 = (text: string): string => Buffer.from(text).toString('base64');

function secret(value: string): object {
  const copy = JSON.stringify({ stringData: { a: value }, data: { b: base64(value) } });
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': copy, 'example.com/note': value };
  const metadata = { name: 'a', namespace: 'shop', annotations };
  return { apiVersion: 'v1', kind: 'Secret', metadata, stringData: { a: value }, data: { b: base64(value) } };
}

function side(value: string): object[] {
  const container = {
    args: [`--password=${value}`],
    command: ['psql', `postgres://shop:${value}@db/shop`],
    lifecycle: { preStop: { exec: { command: ['curl', '-u', `admin:${value}`, 'http://localhost'] } } },
    env: [{ name: 'PASSWORD', value }],
    livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'Authorization', value }] } },
  };
  const custom = {
    apiVersion: 'example.com/v1',
    kind: 'Database',
    metadata: { name: 'db' },
    spec: { auth: { password: value, credentials: { user: value } } },
  };
  const config = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', namespace: 'shop' },
    data: { file: value },
  };
  return [secret(value), workload('Deployment', { container }), custom, config];
}

test.each([
  ['changed', side(OLD), side(NEW)],
  ['created', [workload('Pod')], [workload('Pod'), ...side(NEW)]],
  ['pruned', [workload('Pod'), ...side(OLD)], [workload('Pod')]],
  [
    'a Secret in a List',
    [{ apiVersion: 'v1', kind: 'List', items: [secret(OLD)] }],
    [{ apiVersion: 'v1', kind: 'List', items: [secret(NEW)] }],
  ],
])(
  'no form of the report shows a value of a Secret, its base64, or what looks like a credential: %s',
  (_title, before, after) => {
    const changes = changesBetween(before, after);
    const forms = [
      textBetween(before, after, { showsAll: true }),
      changesMarkdown(changes, { target: NEWEST_VERSION, showsAll: true }),
      [...changesJson(changes, NEWEST_VERSION, [])].join(''),
    ];
    for (const form of forms) {
      expect(form).not.toContain('hunter2');
      expect(form).not.toContain(base64(OLD).slice(0, 12));
    }
  },
);

test('that a value changed is told all the same', () => {
  expect(textBetween(secret(OLD), secret(NEW))).toContain(
    'data.a                                  changed, and its value is not shown',
  );
});
