import { readFileSync } from 'node:fs';
import { judgeObject, type JudgeOptions } from '../../src/check/judge-object';
import { textReport } from '../../src/check/report/text';
import { PLAIN } from '../../src/explain/layout/style';
import { isFields, type Fields } from '../../src/kubernetes/json';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { inputObjects, objectItems } from '../../src/manifests/input-objects';
import { RULES } from '../../src/rules/catalogue';
import { checked } from './checked';

const OPTIONS: JudgeOptions = { target: { version: NEWEST_VERSION, featureGates: {} }, podKinds: [], rules: RULES };

const SHOP = `apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  replicas: '2'
  selector: {matchLabels: {app: shop}}
  strategy: {type: Rolling}
  template:
    metadata: {labels: {app: shop}}
    spec:
      dnsPolicy: Cluster
      tolerations: [{operator: Maybe}]
      volumes: [{name: data, emptyDir: no}, {name: Data, secret: {}, emptyDir: {}}]
      containers:
        - name: web
          image: registry.example.com/shop:1.4.0
          imagePullPolicy: Sometimes
          tty: 'yes'
          env: [{name: PORT, value: 8080}, {name: HOST, valueFrom: {fieldRef: {}}}]
        - name: logs
          image: registry.example.com/logs:1.4.0
          imagePullPolicy: Often
          resources: {requests: {cpu: 2}, limits: {cpu: 1}}
`;

test('a value of a wrong type hides nothing else that is wrong with the object', () => {
  const found = checked([['shop.yaml', SHOP]]).findings.filter(({ severity }) => severity === 'error');
  expect(found.map(({ rule, path }) => `${rule} ${path?.replace('spec.template.spec.', '')}`)).toEqual([
    'field-type spec.replicas',
    'enum-value spec.strategy.type',
    'enum-value dnsPolicy',
    'toleration tolerations[0].operator',
    'field-type volumes[0].emptyDir',
    'one-of volumes[1]',
    'volume-name volumes[1].name',
    'enum-value containers[0].imagePullPolicy',
    'field-type containers[0].tty',
    'field-type containers[0].env[0].value',
    'required-field containers[0].env[1].valueFrom.fieldRef.fieldPath',
    'enum-value containers[1].imagePullPolicy',
    'request-above-limit containers[1].resources.requests',
  ]);
});

test('of an object that the API server cannot decode, no cause is told for anything else', () => {
  const found = checked([['shop.yaml', SHOP]]).findings;
  expect(found.filter(({ rule, cause }) => rule !== 'field-type' && cause !== undefined && cause !== null)).toEqual([]);
});

test('what stands at a place is shown where the message does not say it, and never the value of a variable', () => {
  const report = checked([['shop.yaml', SHOP]]);
  const findings = report.findings.filter(({ rule }) => rule === 'field-type');
  const text = [...textReport({ ...report, findings }, { paint: PLAIN, width: 120 })].join('');
  expect(text.match(/ in: .*/g)).toEqual([
    ' in:   spec.replicas = "2"',
    ' in:   spec.template.spec.volumes[0].emptyDir = false',
    ' in:   spec.template.spec.containers[0].tty = "yes"',
    ' in:   spec.template.spec.containers[0].env[0].value',
  ]);
  expect(findings.map(({ value }) => value)).toEqual(['"2"', 'false', '"yes"', undefined]);
});

type Step = string | number;

function* placesIn(value: unknown, at: readonly Step[] = []): Generator<readonly Step[]> {
  yield at;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* placesIn(item, [...at, index]);
  if (isFields(value)) for (const name of Object.keys(value)) yield* placesIn(value[name], [...at, name]);
}

/** The same with a value of another type in one place. */
function mistyped(value: unknown, [step, ...rest]: readonly Step[]): unknown {
  if (step === undefined) return typeof value === 'string' ? 5 : typeof value === 'object' ? 'text' : { key: 'text' };
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === step ? mistyped(item, rest) : item));
  return { ...(value as Fields), [step]: mistyped((value as Fields)[step], rest) };
}

const FILES = ['storefront', 'graceful-stops', 'batch'].map((name) => `dist/${name}.k8s.yaml`);
const EVERY = 5;

test.each(FILES)('a value of a wrong type in %s makes nobody find anything else', (file) => {
  const workloads = objectItems([...inputObjects(file, readFileSync(file, 'utf8'))]).flatMap(({ object }) => {
    const before = judgeObject(object, OPTIONS);
    return before.pods === 0 ? [] : [{ object, known: new Set(before.findings.map(keyOf)) }];
  });
  const made = workloads.flatMap(({ object, known }) =>
    [...placesIn(object)]
      .filter((at, index) => at[0] === 'spec' && at.length > 1 && index % EVERY === 0)
      .map((at) => ({ at, known, after: judgeObject(mistyped(object, at) as Fields, OPTIONS).findings })),
  );
  const undecodable = made.filter(({ after }) => after.some(({ rule }) => rule === 'field-type'));
  expect(undecodable.length).toBeGreaterThan(20);
  const others = undecodable.flatMap(({ at, known, after }) =>
    after
      .filter((finding) => finding.rule !== 'field-type' && !known.has(keyOf(finding)))
      .map((finding) => `${at.join('.')}: ${keyOf(finding)}`),
  );
  expect(others).toEqual([]);
});

function keyOf({ rule, location }: { readonly rule: string; readonly location?: { readonly path?: string } }): string {
  return `${rule} ${location?.path ?? ''}`;
}
