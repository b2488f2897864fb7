import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { TextOutput } from '../../../src/cli/console';
import { run } from '../../../src/cli/run';
import { NEWEST } from '../../support/versions';

/** Its liveness probe breaks a rule of the API server, its grace period one that is only recommended. */
const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.0.0
          livenessProbe:
            successThreshold: 2
            httpGet: {port: http}
`;
const GOOD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: 'ghcr.io/acme/web:1.0.0', ports: [{containerPort: 80}]}]}
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-check-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

interface Said {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** What the command says, on a terminal with colors if it is asked for; the folder of the test is `.`. */
async function check(words: readonly string[], { input = '', isTerminal = false } = {}): Promise<Said> {
  const [output, errors] = [new PassThrough({ highWaterMark: 2 ** 24 }), new PassThrough()];
  const status = await run(['check', ...words], {
    input: Readable.from([input]),
    environment: {},
    output: new TextOutput(isTerminal ? Object.assign(output, { isTTY: true, columns: 100 }) : output),
    errors: new TextOutput(errors),
  });
  const said = [output, errors].map((stream) => String(stream.read() ?? '').replaceAll(folder, '.'));
  return { status, output: said[0] ?? '', errors: said[1] ?? '' };
}

test('findings are shown by file, with the line of the field, and fail', async () => {
  write('web.yaml', WEB);
  write('good.yaml', GOOD);
  expect(await check([folder])).toEqual({
    status: 1,
    errors: '',
    output: `./web.yaml
  13  error probe-success-threshold: successThreshold of a liveness probe is 2,
      but must be 1.
      at:   Deployment "shop/web", container "web"
      in:   spec.template.spec.containers[0].livenessProbe.successThreshold
      fix:  remove the field; only a readiness probe can have another threshold.
  14  error probe-port: "web" has no port named "http": none of its ports has a
      name.
      at:   Deployment "shop/web", container "web"
      in:   spec.template.spec.containers[0].livenessProbe.httpGet.port
      fix:  set this name on a port of the container, or call the port by its
            number.

2 errors and 0 warnings in 2 Pods of 2 files; 0 objects without a Pod passed over. Checked for Kubernetes ${NEWEST}.
`,
  });
});

test('a Pod without fault passes', async () => {
  expect(await check(['-'], { input: GOOD })).toEqual({
    status: 0,
    errors: '',
    output: `0 errors and 0 warnings in 1 Pod of 1 file; 0 objects without a Pod passed over. Checked for Kubernetes ${NEWEST}.\n`,
  });
});

test('JSON has each finding as data, with its counts', async () => {
  write('web.yaml', `${GOOD}---\n# Source: shop/templates/web.yaml\n${WEB}`);
  const { status, output, errors } = await check(['-o', 'json', '--level', 'invalid', '--target', '1.33', folder]);
  expect([status, errors]).toEqual([1, '']);
  expect(JSON.parse(output)).toEqual({
    schemaVersion: 1,
    target: '1.33',
    targetIsPreview: false,
    findings: [
      {
        rule: 'probe-success-threshold',
        tags: ['invalid'],
        severity: 'error',
        level: 'invalid',
        file: './web.yaml',
        document: 1,
        line: 19,
        kind: 'Deployment',
        namespace: 'shop',
        name: 'web',
        container: 'web',
        path: 'spec.template.spec.containers[0].livenessProbe.successThreshold',
        value: '2',
        message: 'successThreshold of a liveness probe is 2, but must be 1.',
        fix: 'remove the field; only a readiness probe can have another threshold.',
        cause: {
          reason: 'FieldValueInvalid',
          field: 'spec.template.spec.containers[0].livenessProbe.successThreshold',
        },
        docs: 'docs/rules/probe-success-threshold.md',
        origin: 'shop/templates/web.yaml',
        waiver: null,
      },
    ],
    summary: { files: 1, objects: 2, pods: 2, errors: 1, warnings: 0, infos: 0, waived: 0, skipped: 0 },
    baseline: null,
    errors: [],
    unchecked: [],
  });
});

test('only findings of the severity that --fail-on names, or a worse one, fail', async () => {
  const unused = GOOD.replace(
    'metadata: {name: web}',
    `metadata: {name: web, annotations: {cdk8s-pod-patterns/waivers: '[{"rule":"probe-port","reason":"sure"}]'}}`,
  );
  const statuses = async (input: string): Promise<number[]> => {
    const all = [];
    for (const severity of ['error', 'warning', 'info'])
      all.push((await check(['--fail-on', severity, '-'], { input })).status);
    return all;
  };
  expect(await statuses(unused)).toEqual([0, 1, 1]);
  expect(await statuses(WEB)).toEqual([1, 1, 1]);
});

test('what cannot be read is named, the rest is checked, and the status is 2 whatever was found', async () => {
  const files = [write('bad.yaml', 'a: [\n'), write('web.yaml', WEB), join(folder, 'none.yaml')];
  const { status, output, errors } = await check(files);
  expect(status).toBe(2);
  expect(output).toContain('probe-success-threshold');
  expect(errors.split('\n').map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
    'error: ./bad.yaml:1',
    'error: ./none.yaml',
    '',
  ]);
});

test('two objects of an input with one name are found, in files that are read one after the other', async () => {
  write('a.yaml', GOOD);
  write('b.yaml', `# a comment\n${GOOD}`);
  const { output } = await check([folder]);
  expect(output).toBe(`./b.yaml
  4  error duplicate-object: 2 objects are the Pod "web", and the last one that
     is applied replaces the others.
     at:   Pod "web"
     in:   metadata.name
     fix:  give each of them another name, or remove all but one.

1 error and 0 warnings in 2 Pods of 2 files; 0 objects without a Pod passed over. Checked for Kubernetes ${NEWEST}.
`);
});

test('an object that looks as if it held a Pod, of a kind that is not known, is named with the flag that it needs', async () => {
  const widget = 'apiVersion: example.com/v1\nkind: Widget\nspec: {template: {spec: {containers: [{image: "a:1"}]}}}\n';
  expect(await check(['-'], { input: widget })).toEqual({
    status: 0,
    output: `0 errors and 0 warnings in 0 Pods of 1 file; 1 object without a Pod passed over. Checked for Kubernetes ${NEWEST}.\n`,
    errors:
      "note: standard input:1: Widget has containers, and its kind is not known. To check it, add --pod-kind 'example.com/v1/Widget=spec.template'.\n",
  });
  const flag = ['--pod-kind', 'example.com/v1/Widget=spec.template'];
  expect((await check([...flag, '-'], { input: widget })).output).toContain('error container-name');
});

const painted = (color: number, text: string): string => `\u001b[${color}m${text}\u001b[39m`;

test('colors are for terminals only, and what a terminal would act on is spelled out', async () => {
  const input = WEB.replace('{name: web, namespace', '{name: "w\\e[31mb", namespace');
  const plain = await check(['-'], { input });
  expect(plain.output).toContain('at:   Deployment "shop/w\\u001b[31mb", container "web"');
  expect(plain.output).not.toContain('\u001b');
  const { output } = await check(['-'], { input, isTerminal: true });
  expect(output).toContain(`${painted(31, 'error')} ${painted(36, 'probe-success-threshold')}: successThreshold`);
  expect(output).not.toContain('w\u001b[31mb');
});

test('several outputs are written at once, those in files without colors', async () => {
  const file = write('web.yaml', WEB);
  const report = (name: string): string => join(folder, name);
  const formats = ['text', 'json', 'sarif', 'junit', 'gitlab'].flatMap((each) => ['-o', `${each}=${report(each)}`]);
  const { status, output } = await check([...formats, '-o', 'github', file], { isTerminal: true });
  expect(status).toBe(1);
  expect(output.split('\n').map((line) => line.split('::')[1])).toEqual([
    'error file=./web.yaml,line=13,title=probe-success-threshold',
    'error file=./web.yaml,line=14,title=probe-port',
    undefined,
  ]);
  const read = (name: string): string => readFileSync(report(name), 'utf8');
  expect(read('text').replaceAll(folder, '.')).toMatch(/^\.\/web\.yaml\n {2}13 {2}error probe-success-threshold: /);
  expect(JSON.parse(read('json'))).toMatchObject({ summary: { errors: 2 } });
  expect(JSON.parse(read('sarif'))).toMatchObject({ version: '2.1.0', runs: [{ results: [{}, {}] }] });
  expect(read('junit')).toContain('tests="3" failures="2"');
  expect(JSON.parse(read('gitlab'))).toMatchObject([{ severity: 'major' }, { severity: 'major' }]);
});

test('an output that cannot be written is said, the others are written, and the status is 2', async () => {
  const outputs = ['-o', `json=${join(folder, 'none/report.json')}`, '-o', 'text'];
  const { status, output, errors } = await check([...outputs, '-'], { input: WEB });
  expect([status, errors]).toEqual([
    2,
    'error: ./none/report.json: The file cannot be written: no such file or directory.\n',
  ]);
  expect(output).toContain('2 errors and 0 warnings');
});

describe('waivers', () => {
  const RULE = 'probe-success-threshold';
  const withAnnotation = (waivers: string): string =>
    WEB.replace('namespace: shop}', `namespace: shop, annotations: {cdk8s-pod-patterns/waivers: '${waivers}'}}`);

  /** The findings that are shown, as `severity rule`, and the summary. */
  async function found(words: readonly string[], input?: string): Promise<[findings: string[], waived: number]> {
    const { output } = await check(['-o', 'json', '--level', 'invalid', ...words], { input: input ?? '' });
    const { findings, summary } = JSON.parse(output) as {
      findings: { severity: string; rule: string; file: string; line: number; waiver: { reason: string } | null }[];
      summary: { waived: number };
    };
    const shown = findings.map(
      ({ file, line, severity, rule, waiver }) => `${file}:${line} ${waiver ? waiver.reason : severity} ${rule}`,
    );
    return [shown, summary.waived];
  }

  test('in the annotation of an object are counted, and listed on demand', async () => {
    const input = withAnnotation(`[{"rule":"${RULE}","reason":"next week"}]`);
    expect(await found(['-'], input)).toEqual([[], 1]);
    expect(await found(['--show-waived', '-'], input)).toEqual([[`-:13 next week ${RULE}`], 1]);
    const { status, output } = await check(['--show-waived', '--level', 'invalid', '-'], { input });
    expect(status).toBe(0);
    expect(output).toBe(`standard input
  13  waived probe-success-threshold: successThreshold of a liveness probe is 2,
      but must be 1.
      at:   Deployment "shop/web", container "web"
      in:   spec.template.spec.containers[0].livenessProbe.successThreshold
      why:  next week

0 errors and 0 warnings in 1 Pod of 1 file; 1 waived; 0 objects without a Pod passed over. Checked for Kubernetes ${NEWEST}.
`);
  });

  test('in an annotation that match nothing or cannot be read are findings, but for rules of a level left out', async () => {
    const unused = withAnnotation(
      `[{"rule":"${RULE}","container":"db","reason":"x"},{"rule":"probe-port","reason":"y"}]`,
    );
    expect(await found(['-'], unused)).toEqual([['-:3 warning waiver-unused', `-:13 error ${RULE}`], 0]);
    expect(await found(['-'], withAnnotation('[{}]'))).toEqual([
      ['-:3 warning waiver-annotation', `-:13 error ${RULE}`],
      0,
    ]);
  });

  const settings = (...lines: string[]): string => write('pod-patterns.yaml', `waivers:\n${lines.join('\n')}\n`);

  test('in pod-patterns.yaml are for a rule, a glob, a kind, a namespace, a name and a container', async () => {
    const file = write('web.yaml', WEB);
    for (const only of [
      '',
      'path: "*.yaml"',
      'path: "**/web.*"',
      'kind: Deployment',
      'namespace: shop',
      'name: web',
      'container: web',
    ]) {
      settings(`- {rule: ${RULE}, reason: later${only && ', '}${only}}`);
      expect([only, await found([file])]).toEqual([only, [[], 1]]);
    }
  });

  test('in pod-patterns.yaml that match nothing are findings there', async () => {
    const file = write('web.yaml', WEB);
    for (const only of ['path: "other/*.yaml"', 'kind: Pod', 'namespace: other', 'name: webs', 'container: db']) {
      settings('# later', `- {rule: ${RULE}, reason: later, ${only}}`);
      expect([only, await found([file])]).toEqual([
        only,
        [[`./web.yaml:13 error ${RULE}`, './pod-patterns.yaml:3 warning waiver-unused'], 0],
      ]);
    }
    expect((await check(['--level', 'invalid', file])).output).toContain(
      `this waiver of probe-success-threshold is for
     container "db", and no container has this name; its reason: "later".
     fix:  write one that there is, "web", or remove the waiver.
`,
    );
    settings('- {rule: probe-port, reason: a rule of a level that is not checked}');
    expect(await found([file])).toEqual([[`./web.yaml:13 error ${RULE}`], 0]);
  });

  test('hold to the end of the day on which they expire', async () => {
    const file = write('web.yaml', WEB);
    jest.useFakeTimers({
      now: Date.parse('2027-03-31T23:59:59Z'),
      doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'],
    });
    settings(`- {rule: ${RULE}, reason: later, expires: 2027-03-31}`);
    expect(await found([file])).toEqual([[], 1]);
    settings(`- {rule: ${RULE}, reason: later, expires: 2027-03-30}`);
    expect(await found([file])).toEqual([
      [`./web.yaml:13 error ${RULE}`, './pod-patterns.yaml:2 warning waiver-unused'],
      0,
    ]);
    const { output } = await check([file]);
    jest.useRealTimers();
    expect(output).toContain('held until\n     2027-03-30; its reason: "later".');
  });

  test('of a rule that is not there end the command', async () => {
    settings('- {rule: probe-prot, reason: x}');
    expect(await check([write('web.yaml', WEB)])).toEqual({
      status: 2,
      output: '',
      errors:
        'error: ./pod-patterns.yaml:2: There is no rule "probe-prot" that can be waived. Did you mean "probe-port"?\n',
    });
  });
});
