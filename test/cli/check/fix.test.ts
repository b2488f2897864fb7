import { applyPatch, parsePatch } from 'diff';
import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFix } from '../../../src/cli/check/fix-input';
import { InFolder } from '../in-folder';
import { NEWEST } from '../../support/versions';

const pod = (threshold: number, end = '\n'): string =>
  [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: {name: web}',
    'spec:',
    '  containers:',
    '    # the app',
    '    - name: web',
    '      image: ghcr.io/acme/web:1.0.0',
    '      ports: [{containerPort: 80}]',
    '      livenessProbe:',
    `        successThreshold: ${threshold} # one`,
    '        httpGet: {port: 80}',
    '',
  ].join(end);
const FIXED_LINE = 'probe-success-threshold in spec.containers[0].livenessProbe.successThreshold';
const CLEAN = `0 errors and 0 warnings in 1 Pod of 1 file; 0 objects without a Pod passed over. Checked for Kubernetes ${NEWEST}.\n`;

let folder: InFolder;

beforeEach(() => (folder = new InFolder()));

afterEach(() => folder.remove());

test('--fix rewrites what is certain, names it, and checks again', async () => {
  folder.write('web.yaml', pod(2));
  expect(await folder.run(['check', '--fix', './web.yaml'])).toEqual({
    status: 0,
    output: CLEAN,
    errors: `fixed: ./web.yaml:11: ${FIXED_LINE}\nnote: 1 finding in 1 file fixed.\n`,
  });
  expect(folder.read('web.yaml')).toBe(pod(1));
});

test('line ends, a byte order mark, the mode and a link stay', async () => {
  const file = folder.write('real/web.yaml', `\ufeff${pod(2, '\r\n')}`);
  chmodSync(file, 0o604);
  symlinkSync('real/web.yaml', join(folder.path, 'link.yaml'));
  expect((await folder.run(['check', '--fix', './link.yaml'])).status).toBe(0);
  expect(folder.read('real/web.yaml')).toBe(`\ufeff${pod(1, '\r\n')}`);
  expect(statSync(file).mode & 0o777).toBe(0o604);
  expect(lstatSync(join(folder.path, 'link.yaml')).isSymbolicLink()).toBe(true);
  expect(readdirSync(join(folder.path, 'real'))).toEqual(['web.yaml']);
});

test('--dry-run writes nothing and prints a diff that makes the change', async () => {
  folder.write('web.yaml', pod(2));
  const { status, output, errors } = await folder.run(['check', '--fix', '--dry-run', './web.yaml']);
  expect([status, errors]).toEqual([
    0,
    `can be fixed: ./web.yaml:11: ${FIXED_LINE}\nnote: 1 finding in 1 file can be fixed.\n`,
  ]);
  expect(folder.read('web.yaml')).toBe(pod(2));
  expect(
    output
      .split('\n')
      .filter((line) => /^[-+]/.test(line))
      .slice(2),
  ).toEqual(['-        successThreshold: 2 # one', '+        successThreshold: 1 # one']);
  expect(applyPatch(pod(2), output)).toBe(pod(1));
});

test('a name cannot forge a line of the diff or of the messages', async () => {
  folder.write('a\n+++ b\n@@ -1 +1 @@\u001b[31m.yaml', pod(2));
  const { output, errors } = await folder.run(['check', '--fix', '--dry-run', '.']);
  expect(parsePatch(output)).toHaveLength(1);
  expect(output.split('\n').filter((line) => line.startsWith('+++'))).toHaveLength(1);
  expect(errors.split('\n')).toHaveLength(3);
  expect(output + errors).not.toContain('\u001b');
});

test('standard input is printed with what was fixed in it, and the report goes to standard error', async () => {
  const { status, output, errors } = await folder.run(['check', '--fix', '-'], pod(2));
  expect([status, output]).toEqual([0, pod(1)]);
  expect(errors).toBe(`fixed: standard input:11: ${FIXED_LINE}\nnote: 1 finding in 1 file fixed.\n${CLEAN}`);
  const same = await folder.run(['check', '--fix', '-'], 'a: [');
  expect([same.status, same.output]).toEqual([2, 'a: [']);
});

test('what cannot be edited for sure is left, and said', async () => {
  const anchored = pod(2).replace('successThreshold: 2', 'successThreshold: &two 2');
  folder.write('web.yaml', anchored);
  const { status, errors } = await folder.run(['check', '--fix', './web.yaml']);
  expect([status, folder.read('web.yaml')]).toEqual([1, anchored]);
  expect(errors).toContain(
    `./web.yaml:11: ${FIXED_LINE} is left: it has an anchor, and other places may refer to it.\n`,
  );
});

test('a file of which some cannot be read is left as it is, with status 2', async () => {
  const broken = `${pod(2)}---\na: {{ .Values.a }}\n`;
  folder.write('web.yaml', broken);
  const { status, errors } = await folder.run(['check', '--fix', './web.yaml']);
  expect([status, folder.read('web.yaml')]).toEqual([2, broken]);
  expect(errors).toContain('is left: some of it cannot be read.');
});

test('what is waived or in the baseline is not fixed', async () => {
  folder.write('web.yaml', pod(2));
  await folder.run(['check', './web.yaml', '--write-baseline', './known.json']);
  await folder.run(['check', './web.yaml', '--baseline', './known.json', '--fix']);
  expect(folder.read('web.yaml')).toBe(pod(2));
});

describe('a change that cannot be written', () => {
  const fixOf = (file: string): Parameters<typeof writeFix>[0] => ({
    file,
    change: { before: pod(2), after: pod(1) },
    mended: [],
    left: [],
  });

  test('since the file changed meanwhile loses nothing', () => {
    const file = folder.write('web.yaml', pod(3));
    expect(writeFix(fixOf(file)).problem).toBe(
      'The file is not fixed: it changed meanwhile, and is left as it is now.',
    );
    expect(folder.read('web.yaml')).toBe(pod(3));
  });

  test('since the file is gone says so', () => {
    expect(writeFix(fixOf(join(folder.path, 'none.yaml'))).problem).toContain('The file is not fixed');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('since the file may not be written says so, and what stands in it stays', async () => {
    const file = folder.write('web.yaml', pod(2));
    chmodSync(file, 0o444);
    const { status, errors } = await folder.runAsNobody(['check', '--fix', './web.yaml']);
    expect(errors).toContain('error: ./web.yaml: The file is not fixed: permission denied.\n');
    expect(errors).toContain('note: 0 findings in 0 files fixed.\n');
    expect([status, folder.read('web.yaml'), readdirSync(folder.path)]).toEqual([2, pod(2), ['web.yaml']]);
  });

  test('since its folder may not be written says so, and what stands in it stays', async () => {
    folder.write('web.yaml', pod(2));
    chmodSync(folder.path, 0o555);
    const { status, errors } = await folder.runAsNobody(['check', '--fix', './web.yaml']);
    chmodSync(folder.path, 0o755);
    expect(errors).toContain(
      'error: ./web.yaml: The file is not fixed: no file can be made in its folder (permission denied).\n',
    );
    expect([status, folder.read('web.yaml'), readdirSync(folder.path)]).toEqual([2, pod(2), ['web.yaml']]);
  });

  test('costs the other files nothing', async () => {
    chmodSync(folder.write('a.yaml', pod(2)), 0o444);
    folder.write('b.yaml', pod(2));
    const { status } = await folder.runAsNobody(['check', '--fix', '.']);
    expect([status, folder.read('a.yaml'), folder.read('b.yaml')]).toEqual([2, pod(2), pod(1)]);
  });

  test('since another program wrote the file while it was checked loses nothing', async () => {
    const file = folder.write('web.yaml', pod(2));
    const theirs = pod(2).replace('name: web', 'name: other');
    const input = {
      async *[Symbol.asyncIterator]() {
        writeFileSync(file, theirs);
        yield '';
      },
    };
    await folder.run(['check', '--fix', './web.yaml', '-'], input);
    expect(folder.read('web.yaml')).toBe(theirs.replace('successThreshold: 2', 'successThreshold: 1'));
  });

  test('that was already written by another name is done', () => {
    const file = folder.write('web.yaml', pod(1));
    expect(writeFix(fixOf(file)).problem).toBeUndefined();
  });
});

test('a file that is named twice and by a link is fixed once', async () => {
  folder.write('web.yaml', pod(2));
  symlinkSync('web.yaml', join(folder.path, 'link.yaml'));
  expect(await folder.run(['check', '--fix', './web.yaml', './web.yaml', './link.yaml'])).toEqual({
    status: 0,
    output: CLEAN,
    errors: `fixed: ./web.yaml:11: ${FIXED_LINE}\nnote: 1 finding in 1 file fixed.\n`,
  });
});

test('a file in UTF-16 is left, and said', async () => {
  writeFileSync(join(folder.path, 'web.yaml'), Buffer.from(`\ufeff${pod(2)}`, 'utf16le'));
  expect((await folder.run(['check', '--fix', './web.yaml'])).errors).toContain('is left: the file is not UTF-8.');
});

test.each([
  [['--dry-run'], '--dry-run is for --fix'],
  [['--fix', '--write-baseline', 'a'], 'leave out one of --fix and --write-baseline'],
  [['--fix', '--dry-run', '-o', 'json'], 'standard output has the diff: write the report to a file'],
  [['--fix', '-o', 'json', '-'], 'standard output has what was fixed: write the report to a file'],
])('refuses the words %j', async (words, text) => {
  const { status, errors } = await folder.run(['check', 'a.yaml', ...words]);
  expect([status, errors.includes(text)]).toEqual([2, true]);
});
