import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distinctFiles, findFiles } from '../../src/files/find-files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-files-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), 'a: 1\n');
  }
}

function found(path = folder): unknown[] {
  return [...findFiles(path)].map((file) => {
    const shown = file.file.replace(`${folder}/`, '').replace(folder, '.');
    return 'problem' in file ? [shown, file.problem] : shown;
  });
}

test('a folder stands for its .yaml, .yml and .json files at any depth, in the byte order of the names', () => {
  write('b.yaml', 'a.yml', 'B.json', 'a.txt', 'a/z.yaml', '.hidden/c.yaml', 'node_modules/d.yaml', 'é.yaml', 'yaml');
  expect(found()).toEqual(['.hidden/c.yaml', 'B.json', 'a/z.yaml', 'a.yml', 'b.yaml', 'node_modules/d.yaml', 'é.yaml']);
});

test('a folder stands for no settings, and for nothing that cdk8s records', () => {
  write('a.yaml', 'pod-patterns.yaml', 'pod-patterns-baseline.json', 'dist/construct-metadata.json');
  expect(found()).toEqual(['a.yaml']);
});

test('a file that is named itself may have any extension', () => {
  write('a.txt');
  expect([...findFiles(join(folder, 'a.txt'))]).toEqual([{ file: join(folder, 'a.txt'), size: 5 }]);
});

test('the path is kept as it is given, with what was found below it', () => {
  write('a.yaml');
  expect([...findFiles(`${folder}/`)].map(({ file }) => file)).toEqual([`${folder}/a.yaml`]);
  expect([...findFiles(`${folder}/.`)].map(({ file }) => file)).toEqual([`${folder}/./a.yaml`]);
});

test('a file that is named twice, in a folder or by a link comes once, by its first name', () => {
  write('a.yaml', 'b.yaml');
  symlinkSync('a.yaml', join(folder, 'c.yaml'));
  const [a, b, c] = ['a.yaml', './b.yaml', 'c.yaml'].map((name) => `${folder}/${name}`);
  const paths = [c ?? '', a ?? '', a ?? '', folder, b ?? '', '-', '-'];
  expect([...distinctFiles(paths, () => false)].map(({ file }) => file)).toEqual([c, `${folder}/b.yaml`, '-', '-']);
});

test('standard input is taken for what it is', () => {
  expect([...findFiles('-')]).toEqual([{ file: '-' }]);
});

test('links to files are read, and a circle of links to folders is not followed', () => {
  write('a/a.yaml');
  symlinkSync('a/a.yaml', join(folder, 'b.yaml'));
  symlinkSync('..', join(folder, 'a/loop'));
  symlinkSync('..', join(folder, 'a/loop.yaml'));
  expect(found()).toEqual(['a/a.yaml', 'b.yaml']);
});

test('a folder that is named itself may be a link', () => {
  write('a/a.yaml');
  symlinkSync('a', join(folder, 'link'));
  expect(found(join(folder, 'link'))).toEqual(['link/a.yaml']);
});

test('what cannot be read is named, and the rest goes on', () => {
  write('b.yaml');
  symlinkSync('nowhere', join(folder, 'a.yaml'));
  symlinkSync('c.yaml', join(folder, 'c.yaml'));
  expect(found()).toEqual([['a.yaml', 'does not exist.'], 'b.yaml', ['c.yaml', 'is a link that forms a loop.']]);
  expect(found(join(folder, 'none'))).toEqual([['none', 'does not exist.']]);
  expect(found(join(folder, 'b.yaml/x'))).toEqual([
    ['b.yaml/x', 'does not exist: a part of its path is not a folder.'],
  ]);
});
