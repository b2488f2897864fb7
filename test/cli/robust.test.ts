import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledCommand } from '../support/bundled';

const ROOT = join(__dirname, '../..');
const COMMAND = [bundledCommand()];
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: "web:1"}]}\n';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'robust-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(
  words: readonly string[],
  stdio: readonly (number | 'pipe')[] = ['pipe', 'pipe', 'pipe'],
): SpawnSyncReturns<string> {
  const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined };
  return spawnSync(process.execPath, [...COMMAND, 'explain', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    env,
    stdio: [...stdio],
  });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('a full disk is one sentence and status 2', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = run([file('pod.yaml', POD)], ['pipe', full, 'pipe']);
  closeSync(full);
  expect([status, stderr]).toEqual([2, 'pod-patterns: the output cannot be written: no space left on device.\n']);
}, 60_000);

test('a folder as standard input is an error', () => {
  const descriptor = openSync(folder, 'r');
  const { status, stderr } = run(['-'], [descriptor, 'pipe', 'pipe']);
  closeSync(descriptor);
  expect([status, stderr]).toEqual([2, 'error: standard input: Standard input is a folder.\n']);
}, 60_000);

test('a file whose name is not UTF-8 is read, and its name is spelled out', () => {
  mkdirSync(join(folder, 'odd'));
  writeFileSync(Buffer.concat([Buffer.from(join(folder, 'odd/bad')), Buffer.from([0xff]), Buffer.from('.yaml')]), POD);
  const { status, stdout } = run(['-o', 'json', join(folder, 'odd')]);
  const { pods } = JSON.parse(stdout) as { pods: { file: string; name: string }[] };
  expect([status, pods.map(({ file: path, name }) => [path, name])]).toEqual([
    0,
    [[`${folder}/odd/bad\\xff.yaml`, 'web']],
  ]);
}, 60_000);

test('errors of one kind are named a hundred times in a file, and counted beyond', () => {
  const { status, stdout, stderr } = run(['-o', 'json', file('flood.yaml', 'a\n---\n'.repeat(500))]);
  const { errors } = JSON.parse(stdout) as { errors: unknown[] };
  expect([status, stderr, errors.length]).toEqual([2, 'pod-patterns: 500 errors, listed under "errors".\n', 101]);
  expect(errors.at(-1)).toEqual({
    file: join(folder, 'flood.yaml'),
    document: 100,
    line: 201,
    message: 'This document is a text, not a Kubernetes object. (400 more errors like this, this being the first)',
    count: 400,
  });
}, 60_000);

test('what kubectl passes over, and items of a list, are named by their lines; passwords are not shown', () => {
  const list = `apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: ConfigMap}
- {kind: Pod}
- apiVersion: v1
  kind: Pod
  metadata: {name: a}
  spec: {containers: [{name: c, env: [{name: DB_PASSWORD, value: 84120077}]}]}
`;
  const { status, stderr } = run([file('dots.yaml', `${POD}...\n${POD}`), file('list.yaml', list)]);
  expect([status, stderr.replaceAll(folder, '.')]).toEqual([
    2,
    'error: ./dots.yaml:6: kubectl reads nothing from here to the next line that begins with "---": mend the indentation or the brackets in front of it, or put such a line there\n' +
      'error: ./list.yaml:5: items[1]: This is not a Kubernetes object: it has no apiVersion. Every object begins with an apiVersion and a kind, such as "apps/v1" and "Deployment".\n' +
      'error: ./list.yaml:6: items[2]: Pod "a": spec.containers[0].env[0].value is a number and must be a string: Kubernetes cannot read the object. Write a string there, or leave the field out.\n',
  ]);
}, 60_000);
