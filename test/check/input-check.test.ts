import { FindingLevel } from '../../src/findings/finding-kind';
import { checked, REFUSED, type InputFile } from './checked';

/** The findings as `file:line rule`. */
function found(files: readonly InputFile[], options: Parameters<typeof checked>[1] = {}): string[] {
  return checked(files, options).findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

const RULE = 'probe-success-threshold';

test('the items of a list have the lines of their own fields', () => {
  const item = REFUSED.trimEnd().replaceAll('\n', '\n    ');
  const list = `apiVersion: v1\nkind: List\nitems:\n  - ${item}\n  - ${item.replace('name: web', 'name: db')}\n`;
  const report = checked([['list.yaml', list]]);
  expect(report.findings).toMatchObject([
    { line: 13, document: 0, item: 'items[0]', name: 'web', path: 'spec.containers[0].livenessProbe.successThreshold' },
    { line: 24, document: 0, item: 'items[1]', name: 'db', path: 'spec.containers[0].livenessProbe.successThreshold' },
  ]);
});

test('a field that is missing is put down to the line of what lacks it', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n';
  expect(found([['a.yaml', pod]])).toEqual(['a.yaml:7 image-missing']);
});

test('objects with one name are found in a folder, and not in another one, which can be an overlay of it', () => {
  const good = REFUSED.replace('        successThreshold: 2\n', '');
  expect(
    found([
      ['base/web.yaml', good],
      ['prod/web.yaml', good],
    ]),
  ).toEqual([]);
  expect(
    found([
      ['base/web.yaml', good],
      ['base/web-too.yaml', good],
    ]),
  ).toEqual(['base/web-too.yaml:3 duplicate-object']);
});

test('a value of a wrong type is a finding, and so is every other fault of the Pod', () => {
  const pod = REFUSED.replace('name: web, namespace', 'name: 1, namespace').replace('{port: 80}', '{port: 80, pth: /}');
  expect(found([['a.yaml', pod]])).toEqual(['a.yaml:3 field-type', `a.yaml:10 ${RULE}`, 'a.yaml:11 unknown-field']);
});

test('files, documents and lines stand in the order of the input', () => {
  const two = `# first\n---\n${REFUSED}---\n${REFUSED.replace('name: web,', 'name: db,')}`;
  expect(
    found([
      ['b.yaml', two],
      ['a.yaml', REFUSED],
    ]),
  ).toEqual([`b.yaml:12 ${RULE}`, `b.yaml:24 ${RULE}`, 'a.yaml:3 duplicate-object', `a.yaml:10 ${RULE}`]);
});

test('a level has the rules of those below it, and no rules about code', () => {
  const pod = REFUSED.replace('{port: 80}', '{port: http}');
  expect(found([['a.yaml', pod]], { level: FindingLevel.INVALID })).toEqual([`a.yaml:10 ${RULE}`]);
  const recommended = [`a.yaml:10 ${RULE}`, 'a.yaml:11 probe-port'];
  expect(found([['a.yaml', pod]], { level: FindingLevel.RECOMMENDED })).toEqual(recommended);
  expect(found([['a.yaml', pod]], { level: FindingLevel.RESTRICTED })).toEqual(expect.arrayContaining(recommended));
});

test('a Pod that an operator completes is counted, and nothing is said of what it still lacks', () => {
  const service = `apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: web}
spec: {template: {spec: {containers: [{image: 'web:1'}]}}}
`;
  expect(checked([['a.yaml', service]])).toMatchObject({ findings: [], summary: { objects: 1, pods: 1, skipped: 0 } });
});

test('a Pod of more containers than any API server takes is an error', () => {
  const containers = Array.from({ length: 1001 }, () => ({ name: 'a' }));
  const pod = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers } });
  const { findings, errors } = checked([['a.json', pod]]);
  expect(findings).toEqual([]);
  expect(errors.map(({ message }) => message)).toEqual([
    'Pod "web": the Pod has 1001 containers, and more than 1000 are not checked.',
  ]);
});

test('of too many findings by one rule in an object a hundred are named, and the rest is counted', () => {
  const env = Array.from({ length: 250 }, (_, index) => `        - {name: "=${index}", value: a}\n`).join('');
  const report = checked([['a.yaml', REFUSED.replace('      ports:', `      env:\n${env}      ports:`)]]);
  expect([report.findings.length, report.summary.errors]).toEqual([102, 251]);
  expect(report.findings[100]).toMatchObject({
    rule: 'variable-name',
    line: 109,
    message: expect.stringMatching(/\(149 more like this, this being the first\)$/) as string,
    count: 150,
  });
});

test('a waiver in the annotation of an object without a Pod is for what is wrong among all objects', () => {
  const service = (waivers: string): string =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: web, annotations: {cdk8s-pod-patterns/waivers: '${waivers}'}}\n`;
  const waived = service('[{"rule":"duplicate-object","reason":"one a cluster"}]');
  expect(
    checked([
      ['a.yaml', service('[]')],
      ['b.yaml', waived],
    ]),
  ).toMatchObject({ findings: [], summary: { waived: 1 } });
  expect(found([['b.yaml', waived]])).toEqual(['b.yaml:3 waiver-unused']);
});

describe('the origin of a finding', () => {
  const originOf = (text: string): unknown => checked([['a.yaml', text]]).findings[0]?.origin;
  const annotated = (origin: string): string =>
    REFUSED.replace(
      'namespace: shop',
      `namespace: shop, annotations: {config.kubernetes.io/origin: ${JSON.stringify(origin)}}`,
    );

  test('is the template that Helm names above the document', () => {
    expect(originOf(`---\n# Source: shop/templates/web.yaml\n${REFUSED}`)).toBe('shop/templates/web.yaml');
    expect(originOf(`---\n# Source: a.yaml\n# kept\n\n${REFUSED}`)).toBe('a.yaml');
  });

  test('is the file that kustomize names in its annotation, with the repository that it comes from', () => {
    expect(originOf(annotated('path: base/web.yaml\n'))).toBe('base/web.yaml');
    expect(originOf(annotated('path: base/web.yaml\nrepo: https://git.example.com/shop\nref: v1.2\n'))).toBe(
      'https://git.example.com/shop//base/web.yaml?ref=v1.2',
    );
    expect(originOf(annotated('configuredIn: kustomization.yaml\nconfiguredBy: {kind: ConfigMapGenerator}\n'))).toBe(
      'kustomization.yaml',
    );
  });

  test.each([['# Source of all: a'], ['# source: a']])('is not known from the comment %j', (comment) => {
    expect(originOf(`${comment}\n${REFUSED}`)).toBeNull();
  });

  test('is not known from an annotation that cannot be read', () => {
    expect([originOf(annotated('[')), originOf(annotated('1')), originOf(annotated(''))]).toEqual([null, null, null]);
  });
});

test('rules about several objects look into the Pods of a folder, and name the line of the field', () => {
  const workload = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.0.0
          ports: [{name: http, containerPort: 8080}]
          readinessProbe: {httpGet: {port: http}}
          lifecycle: {preStop: {sleep: {seconds: 5}}}
`;
  const service = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports:
    - port: 80
      targetPort: web
`;
  expect(
    found([
      ['a/service.yaml', service],
      ['a/web.yaml', workload],
      ['b/service.yaml', service],
    ]),
  ).toEqual(['a/service.yaml:8 service-target-port']);
});
