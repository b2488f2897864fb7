import { fixableFindings, MENDING_RULES } from '../../../src/check/fix/fixable';
import { fixFile, type FixedFile } from '../../../src/check/fix/fix-file';
import { FindingSeverity } from '../../../src/findings/finding-kind';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { codeOf, pageOf } from '../../docs/rule-page';
import { checked } from '../checked';

/** A file after its findings were mended. */
function fixed(text: string, target = KubernetesVersion.V1_33): FixedFile {
  const { findings } = checked([['a.yaml', text]]);
  const options = { podKinds: [], target: { version: target, featureGates: {} } };
  return fixFile(text, fixableFindings(findings), options);
}

const saidOf = ({ mended, left }: FixedFile): unknown => ({
  mended: mended.map(({ rule }) => rule),
  left: left.map(({ finding, reason }) => `${finding.rule}: ${reason}`),
});

const JOB = `apiVersion: batch/v1
kind: Job
metadata: {name: report}
spec:
  template:
    metadata: {name: report}
    spec:
      restartPolicy: Never
      initContainers:
      - name: migrate
        image: registry.example.com/report:1.0.0
      containers:
        - name: report
          image: registry.example.com/report:1.0.0
        # to the database
        - name: proxy
          image: registry.example.com/proxy:2.0.0 # pinned
          ports: [{containerPort: 5432}]
          readinessProbe:
            tcpSocket: {port: 5432}
            successThreshold: 3
`;

describe('a helper in a Job', () => {
  test('becomes the last init container that goes on, and holds the app back until it is ready', () => {
    const result = fixed(JOB);
    expect(saidOf(result)).toEqual({ mended: ['helper-outlives-job'], left: [] });
    expect(result.text).toBe(`apiVersion: batch/v1
kind: Job
metadata: {name: report}
spec:
  template:
    metadata: {name: report}
    spec:
      restartPolicy: Never
      initContainers:
      - name: migrate
        image: registry.example.com/report:1.0.0
      # to the database
      - name: proxy
        image: registry.example.com/proxy:2.0.0 # pinned
        restartPolicy: Always
        ports: [{containerPort: 5432}]
        readinessProbe:
          tcpSocket: {port: 5432}
          successThreshold: 3
        startupProbe:
          tcpSocket:
            port: 5432
          failureThreshold: 30
      containers:
        - name: report
          image: registry.example.com/report:1.0.0
`);
    expect(checked([['a.yaml', result.text]]).findings).toEqual([]);
  });

  test('stays where it is if the target has no native sidecars', () => {
    expect(saidOf(fixed(JOB, KubernetesVersion.V1_27))).toMatchObject({
      mended: [],
      left: ['helper-outlives-job: what is meant is not certain', expect.any(String)],
    });
  });

  test('stays where it is if a rule found an error then: its hook would stop it before the app', () => {
    const text = `${JOB}          lifecycle: {preStop: {httpGet: {path: /quitquitquit, port: 5432}}}\n`;
    const result = fixed(text);
    expect(result.text).toBe(text);
    expect(saidOf(result)).toMatchObject({
      left: expect.arrayContaining(['helper-outlives-job: the rule sidecar-pre-stop would find something then']),
    });
  });
});

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      # finds the pool on localhost
      - name: web
        image: registry.example.com/web:1.0.0
        env:
        - name: DATABASE
          value: localhost:5432
        HOOK
      # the pool
      - name: pool
        image: registry.example.com/pool:2.0.0
        ports:
        - {containerPort: 5432, name: pool}
        readinessProbe:
          tcpSocket: {port: pool}
      volumes: []
`;
const HOOK = 'lifecycle: {preStop: {sleep: {seconds: 10}}}';

describe('a proxy beside an app that finds it on localhost', () => {
  test.each([
    ['proxy-start', 'resources: {}'],
    ['proxy-stop', HOOK],
  ])('becomes a native sidecar, for %s', (rule, hook) => {
    const result = fixed(WEB.replace('HOOK', hook));
    expect(saidOf(result)).toMatchObject({ mended: expect.arrayContaining([rule]), left: [] });
    expect(result.text).toContain(`        ${hook}
      initContainers:
      # the pool
      - name: pool
        image: registry.example.com/pool:2.0.0
        restartPolicy: Always
        ports:
        - {containerPort: 5432, name: pool}
        readinessProbe:
          tcpSocket: {port: pool}
        startupProbe:
          tcpSocket:
            port: pool
          failureThreshold: 30
      volumes: []
`);
    expect(checked([['a.yaml', result.text]]).findings).toEqual([]);
  });

  test('is not named as the container that kubectl takes, even if it stood first', () => {
    const [, web = '', pool = ''] = /(      # finds[^]*)(      # the pool[^]*)      volumes/.exec(WEB) ?? [];
    const text = WEB.replace(web + pool, pool + web).replace(
      'metadata: {labels: {app: web}}',
      'metadata:\n      labels: {app: web}',
    );
    const result = fixed(text.replace('HOOK', 'resources: {}'));
    expect(saidOf(result)).toEqual({ mended: ['proxy-start'], left: [] });
    expect(result.text).not.toContain('default-container');
  });

  test.each([
    ['no probe tells when it serves', WEB.replace(/ +readinessProbe:\n.*\n/, '')],
    ['its probe calls another port', WEB.replace('port: pool}', 'port: 9000}')],
    ['its probe calls another host', WEB.replace('port: pool}', 'port: pool, host: db.example.com}')],
    [
      'it needs the app, too',
      WEB.replace(
        '        readinessProbe',
        '        env: [{name: APP, value: "localhost:80"}]\n        readinessProbe',
      ).replace('        HOOK', '        ports: [{containerPort: 80}]\n        HOOK'),
    ],
  ])('stays if %s', (_reason, text) => {
    const written = text.replace('HOOK', HOOK);
    const { left, text: after } = fixed(written);
    expect(left.map(({ finding, reason }) => `${finding.rule}: ${reason}`)).toEqual(
      expect.arrayContaining(['proxy-start', 'proxy-stop'].map((rule) => `${rule}: what is meant is not certain`)),
    );
    expect(after).not.toContain('initContainers');
  });
});

test('a helper in front of the app is not named as the container that kubectl takes', () => {
  const proxy = "{name: proxy, image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.14.1'}";
  const text = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers: [${proxy}, {name: web, image: 'shop:1.0.0'}]\n`;
  expect(saidOf(fixed(text))).toEqual({ mended: [], left: ['default-container: what is meant is not certain'] });
});

describe('entries that are there twice', () => {
  const pod = (env: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: a.b/c:1\n    env:\n${env}`;
  const entry = (name: string, value: string): string => `    - name: ${name}\n      value: ${value}\n`;

  test('are there once if they are the same in every field', () => {
    const [a, b] = [entry('A', '"1"'), entry('B', '"2"')];
    expect(fixed(pod(a + b + a + a)).text).toBe(pod(a + b));
  });

  test('stay if they are in two containers', () => {
    const ports = '    ports:\n    - containerPort: 80\n    - containerPort: 81\n';
    const text = pod('').replace('    env:\n', ports);
    const two = `${text}  - name: b\n    image: a.b/c:1\n${ports.replace('81', '82')}`;
    expect(fixed(two).text.match(/containerPort: 80/g)).toHaveLength(2);
  });

  test.each([[entry('A', '"1"') + entry('A', '"2"')], [entry('A', '$(B)') + entry('B', 'x') + entry('A', '$(B)')]])(
    'stay if something else may be meant: %j',
    (env) => {
      const result = fixed(pod(env));
      expect(result.text).toBe(pod(env));
      expect(saidOf(result)).toMatchObject({ left: ['duplicate-variable: what is meant is not certain'] });
    },
  );
});

test('an item of a list is mended in its place, and waived findings are not', () => {
  const amount = (waiver: string): string =>
    `- apiVersion: v1\n  kind: Pod\n  metadata: {name: a${waiver}}\n  spec:\n    containers:\n` +
    `    - {name: a, image: 'a.b/c:1', resources: {limits: {memory: 1.5}}}\n`;
  const waiver = `, annotations: {cdk8s-pod-patterns/waivers: '[{"rule":"fractional-bytes","reason":"x"}]'}`;
  const list = `apiVersion: v1\nkind: List\nitems:\n${amount(waiver)}${amount('')}`;
  const result = fixed(list);
  expect(result.text).toBe(`apiVersion: v1\nkind: List\nitems:\n${amount(waiver)}${amount('').replace('1.5', '"2"')}`);
});

test('findings that are too many to be named are mended, too', () => {
  const containers = Array.from(
    { length: 105 },
    (_, index) => `  - name: c${index}\n    image: a.b/c:1\n    resources:\n      limits:\n        memory: 1.5\n`,
  );
  const text = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n${containers.join('')}`;
  expect(fixed(text).text.match(/1\.5/g)).toBeNull();
});

test('a rule whose mend throws is named, and the others mend what they find', () => {
  const rule = MENDING_RULES.find(({ id }) => id === 'probe-success-threshold');
  if (!rule) throw new Error('the rule is gone');
  const mend = jest.spyOn(rule, 'mend').mockImplementation(() => {
    throw new Error('boom');
  });
  const result = saidOf(fixed(JOB.replace('readinessProbe', 'livenessProbe')));
  mend.mockRestore();
  expect(result).toEqual({
    mended: ['helper-outlives-job'],
    left: ['probe-success-threshold: the rule probe-success-threshold failed: boom'],
  });
});

test('a file that cannot be edited says so of each finding', () => {
  const text =
    '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"a.b/c:1","resources":{"limits":{"memory":"1.5"}}}]}}';
  expect(fixed(text)).toMatchObject({
    text,
    mended: [],
    left: [{ reason: 'it begins like JSON, which is not edited' }],
  });
});

test.each(MENDING_RULES.map((rule) => [rule.id, rule] as const))(
  'what %s mends on its page it has nothing more to say of, and no error is new',
  (id, rule) => {
    const before = codeOf(pageOf(rule).sections['Before'] ?? '') ?? '';
    const { text, mended, left } = fixed(before, KubernetesVersion.V1_37);
    const after = checked([['a.yaml', text]]).findings;
    expect(mended.length + left.length).toBeGreaterThan(0);
    expect(after.filter((finding) => finding.rule === id)).toHaveLength(
      left.filter(({ finding }) => finding.rule === id).length,
    );
    const errors = checked([['a.yaml', before]]).findings.filter(({ severity }) => severity === FindingSeverity.ERROR);
    expect(after.filter(({ severity }) => severity === FindingSeverity.ERROR).length).toBeLessThanOrEqual(
      errors.length,
    );
  },
);
