import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import schema from '../../../schemas/baseline.schema.json';
import { breachesOf } from '../../support/schema-breaches';
import { InFolder } from '../in-folder';
import { NEWEST } from '../../support/versions';

const pod = (name: string, threshold: number, extra = ''): string => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, annotations: {kubectl.kubernetes.io/default-container: web}}
spec:
  containers:
${extra}    - name: web
      image: ghcr.io/acme/web:1.0.0
      ports: [{containerPort: 80}]
      livenessProbe:
        successThreshold: ${threshold}
        httpGet: {port: 80}
`;
const PROXY = '    - {name: proxy, image: "ghcr.io/acme/proxy:1.0.0", ports: [{containerPort: 81}]}\n';
const CLEAN = `0 errors and 0 warnings in 1 Pod of 1 file; 1 in the baseline; 0 objects without a Pod passed over. Checked for Kubernetes ${NEWEST}.\n`;

let folder: InFolder;

beforeEach(() => {
  folder = new InFolder();
  folder.write('k8s/web.yaml', pod('web', 2));
});

afterEach(() => folder.remove());

const write = (): ReturnType<InFolder['run']> => folder.run(['check', './k8s', '--write-baseline', './ci/known.json']);
const check = (...words: string[]): ReturnType<InFolder['run']> =>
  folder.run(['check', './k8s', '--baseline', './ci/known.json', ...words]);

beforeEach(() => folder.write('ci/known.json', ''));

test('a baseline has each finding on a line, with the file from its own folder, and the schema knows it', async () => {
  expect(await write()).toEqual({ status: 0, output: CLEAN, errors: '' });
  expect(folder.read('ci/known.json')).toBe(
    `{"schemaVersion": 1,\n"findings": [\n` +
      `{"file":"../k8s/web.yaml","rule":"probe-success-threshold","kind":"Pod","namespace":"shop","name":"web",` +
      `"container":"web","path":"spec.containers[web].livenessProbe.successThreshold",` +
      `"message":"successThreshold of a liveness probe is 2, but must be 1.","count":1}\n]}\n`,
  );
  expect(breachesOf(schema)(JSON.parse(folder.read('ci/known.json')))).toEqual([]);
});

test('what is known passes when its lines, its container and its document move', async () => {
  await write();
  folder.write('k8s/web.yaml', `# moved\n---\n${pod('other', 1)}---\n${pod('web', 2, PROXY)}`);
  expect(await check()).toEqual({
    status: 0,
    output: `0 errors and 0 warnings in 2 Pods of 1 file; 1 in the baseline; 0 objects without a Pod passed over. Checked for Kubernetes ${NEWEST}.\n`,
    errors: '',
  });
});

test('what is new fails: another value, object or file', async () => {
  await write();
  folder.write('k8s/web.yaml', pod('web', 3));
  folder.write('k8s/new.yaml', pod('new', 2));
  const { status, output, errors } = await check('-o', 'json');
  const json = JSON.parse(output) as { findings: { message: string; file: string }[]; baseline: object };
  expect(json.findings.map(({ message, file }) => [file, message])).toEqual([
    ['./k8s/new.yaml', 'successThreshold of a liveness probe is 2, but must be 1.'],
    ['./k8s/web.yaml', 'successThreshold of a liveness probe is 3, but must be 1.'],
  ]);
  expect(json.baseline).toMatchObject({ file: './ci/known.json', known: 0, gone: [{ file: '../k8s/web.yaml' }] });
  expect(status).toBe(1);
  expect(errors).toBe(
    'note: ./ci/known.json: gone: probe-success-threshold in ../k8s/web.yaml, Pod "shop/web", container "web", ' +
      'spec.containers[web].livenessProbe.successThreshold\n' +
      'note: ./ci/known.json: 1 finding of the baseline is gone: write it again with --write-baseline.\n',
  );
});

test('the same finding twice is known twice, and new the third time', async () => {
  folder.write('k8s/web.yaml', `${pod('web', 2)}---\n${pod('web', 2)}`);
  await write();
  expect(folder.read('ci/known.json')).toContain('"count":2');
  expect((await check()).output).toContain('; 3 in the baseline;');
  folder.write('k8s/web.yaml', `${pod('web', 2)}---\n${pod('web', 2)}---\n${pod('web', 2)}`);
  const found = (await check('-o', 'json')).output;
  expect(found.match(/probe-success-threshold"/g)).toHaveLength(1);
});

test('what was not checked is not gone: another file, a rule of another level, a file that cannot be read', async () => {
  folder.write('other/web.yaml', pod('web', 2));
  await folder.run(['check', './k8s', './other', '--write-baseline', './ci/known.json']);
  expect((await check()).errors).toBe('');
  folder.write('k8s/web.yaml', 'a: [');
  const { status, errors } = await check();
  expect([status, errors.includes('gone')]).toEqual([2, false]);
});

test('a file that was removed is gone', async () => {
  folder.write('k8s/old.yaml', pod('old', 2));
  await write();
  folder.write('k8s/old.yaml', '');
  expect((await check()).errors).toContain('gone: probe-success-threshold in ../k8s/old.yaml');
});

test('what is waived is not in a baseline', async () => {
  folder.write('pod-patterns.yaml', 'waivers: [{rule: probe-success-threshold, reason: later}]\n');
  await write();
  expect(folder.read('ci/known.json')).toBe('{"schemaVersion": 1,\n"findings": []}\n');
});

test('the settings can name it, from their folder, and it is no input itself', async () => {
  folder.write('pod-patterns.yaml', 'baseline: k8s/known.json\n');
  await folder.run(['check', './k8s', '--write-baseline', './k8s/known.json']);
  expect(await folder.run(['check', './k8s'])).toEqual({ status: 0, output: CLEAN, errors: '' });
  folder.write('pod-patterns.yaml', 'baseline: [a]\n');
  expect(await folder.run(['check', './k8s'])).toMatchObject({ status: 2, output: '' });
});

test.each([
  ['', 'The baseline is not JSON: Unexpected end of JSON input. Restore it, or write it anew with --write-baseline.'],
  ['[]', 'The baseline is not a baseline: it has no schemaVersion and findings. Correct its path, or make one'],
  ['{"schemaVersion":0,"findings":[]}', 'The baseline has schemaVersion 0, and this release reads 1: write it anew'],
  ['{"schemaVersion":1,"findings":[{"rule":1}]}', 'The baseline is broken: findings[0] is not a finding. Restore it'],
])('a baseline %j ends it with status 2 and without a report', async (text, problem) => {
  folder.write('ci/known.json', text);
  const { status, output, errors } = await check();
  expect([status, output]).toEqual([2, '']);
  expect(errors).toContain(`error: ./ci/known.json: ${problem}`);
});

test('a baseline that is not there ends it with status 2, and what makes one is said', async () => {
  const said = await folder.run(['check', './k8s', '--baseline', './none.json']);
  const fix = 'Correct its path, or make it with "pod-patterns check --write-baseline".';
  expect(said).toEqual({ status: 2, output: '', errors: `error: ./none.json: The baseline does not exist. ${fix}\n` });
});

test('nothing is written if some of the input cannot be read, or if the folder is missing', async () => {
  const old = '{"schemaVersion": 1,\n"findings": []}\n';
  folder.write('ci/known.json', old);
  folder.write('k8s/bad.yaml', 'a: [');
  const { status, errors } = await write();
  expect([status, folder.read('ci/known.json')]).toEqual([2, old]);
  expect(errors).toContain('The baseline is not written, since some of the input cannot be read.');
  folder.write('k8s/bad.yaml', '');
  const lost = await folder.run(['check', './k8s', '--write-baseline', './none/known.json']);
  expect(lost).toMatchObject({
    status: 2,
    errors: expect.stringContaining('no file can be made in its folder (no such file'),
  });
});

test('it is replaced as a whole, keeps its mode, and through a link', async () => {
  chmodSync(join(folder.path, 'ci/known.json'), 0o640);
  symlinkSync('ci/known.json', join(folder.path, 'link.json'));
  await folder.run(['check', './k8s', '--write-baseline', './link.json']);
  expect(lstatSync(join(folder.path, 'link.json')).isSymbolicLink()).toBe(true);
  expect(folder.read('ci/known.json')).toContain('"rule":"probe-success-threshold"');
  expect(statSync(join(folder.path, 'ci/known.json')).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(folder.path, 'ci'))).toEqual(['known.json']);
});

test('standard input has the name "-"', async () => {
  await folder.run(['check', '-', '--write-baseline', './known.json'], pod('web', 2));
  expect(folder.read('known.json')).toContain('"file":"-"');
  expect((await folder.run(['check', '-', '--baseline', './known.json'], pod('web', 2))).status).toBe(0);
});
