import { linkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { InFolder } from '../in-folder';

const POD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: 'ghcr.io/acme/web:1.0.0'}]}
`;

let folder: InFolder;

beforeEach(() => {
  folder = new InFolder();
  folder.write('m/a.yaml', POD);
  folder.write('m/b.yaml', POD);
  folder.write('known.json', '{"schemaVersion": 1,\n"findings": []}\n');
});

afterEach(() => folder.remove());

const refused = (problem: string): object => ({ status: 2, output: '', errors: `error: ${problem}\n` });

test.each([
  ['a report over a file', ['./m/a.yaml', '-o', 'json=./m/a.yaml'], './m/a.yaml'],
  ['a report over a file of a folder', ['./m', '-o', 'text', '-o', 'json=./m/../m/b.yaml'], './m/../m/b.yaml'],
  ['a report over the target of a link', ['./link.yaml', '-o', 'json=./m/a.yaml'], './m/a.yaml'],
  ['a report through a link', ['./m/a.yaml', '-o', 'json=./link.yaml'], './link.yaml'],
  ['a report through a hard link', ['./m/a.yaml', '-o', 'json=./hard.yaml'], './hard.yaml'],
  ['a baseline over a file', ['./m/a.yaml', '--write-baseline', './m/a.yaml'], './m/a.yaml'],
  ['a report over the baseline', ['./m', '--baseline', './known.json', '-o', 'json=./known.json'], './known.json'],
  ['a report while files are mended', ['./m/a.yaml', '--fix', '-o', 'json=./m/a.yaml'], './m/a.yaml'],
])('an input is not overwritten: %s', async (_, words, file) => {
  symlinkSync('m/a.yaml', join(folder.path, 'link.yaml'));
  linkSync(join(folder.path, 'm/a.yaml'), join(folder.path, 'hard.yaml'));
  expect(await folder.run(['check', ...words])).toEqual(refused(`"${file}" is also an input: name another file.`));
  expect([folder.read('m/a.yaml'), folder.read('m/b.yaml')]).toEqual([POD, POD]);
});

test('settings are not overwritten', async () => {
  folder.write('pod-patterns.yaml', 'target: "1.33"\n');
  const { status, errors } = await folder.run(['check', './m', '-o', 'json=./pod-patterns.yaml']);
  expect([status, errors]).toEqual([2, 'error: "./pod-patterns.yaml" is also an input: name another file.\n']);
});

test('a baseline replaces no file that is not one, such as the first of m/*.yaml', async () => {
  const problem = '"./m/a.yaml" exists and is not a baseline: name another file, or delete it first.';
  expect(await folder.run(['check', '--write-baseline', './m/a.yaml', './m/b.yaml'])).toEqual(refused(problem));
  expect(await folder.run(['check', '--write-baseline', './m/a.yaml', './m'])).toEqual(refused(problem));
  expect(folder.read('m/a.yaml')).toBe(POD);
});

test.each([
  ['an empty file', ''],
  ['one of another release', '{"schemaVersion": 0, "findings": [1]}'],
  ['one with a merge conflict', '{"schemaVersion": 1,\n"findings": [\n<<<<<<< HEAD\n'],
  ['one that was sorted', '{"findings": [], "schemaVersion": 1}'],
])('a baseline replaces %s', async (_, text) => {
  folder.write('m/known.json', text);
  expect(await folder.run(['check', './m', '--write-baseline', './m/known.json'])).toMatchObject({ errors: '' });
  expect(folder.read('m/known.json')).toMatch(/^\{"schemaVersion": 1,\n"findings": \[/);
});

test('a new file in a folder of the input can be written', async () => {
  await folder.run(['check', './m', '-o', 'json=./m/report.json']);
  expect(folder.read('m/report.json')).toContain('"schemaVersion"');
});

test.each([
  ['-o json=./o.txt --write-baseline ./o.txt', './o.txt'],
  ['-o json=./o.txt --write-baseline ./to-o.txt', './to-o.txt'],
  ['-o json=./o.txt -o text=./to-o.txt', './to-o.txt'],
  ['-o json=./known.json -o text=./to-known.json', './to-known.json'],
  ['-o json=./m/o.txt -o text=./to-m/o.txt', './to-m/o.txt'],
])('two outputs are not written to one file: %s', async (words, file) => {
  symlinkSync('o.txt', join(folder.path, 'to-o.txt'));
  symlinkSync('known.json', join(folder.path, 'to-known.json'));
  symlinkSync('m', join(folder.path, 'to-m'));
  const { status, errors } = await folder.run(['check', './m/a.yaml', ...words.split(' ')]);
  expect([status, errors.split('\n')[0]]).toEqual([2, `error: two outputs would be written to the file "${file}".`]);
});
