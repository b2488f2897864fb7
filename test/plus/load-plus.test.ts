import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(__dirname, '../../src');

test('one file of src loads cdk8s-plus, and all others import only its types', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const loads = /^import (?!type\b)[^;]*'cdk8s-plus-\d+'|require\('cdk8s-plus-\d+'\)/m;
  const loading = files.filter((file) => loads.test(readFileSync(join(SRC, file), 'utf8')));
  expect(loading.filter((file) => !file.startsWith('gallery'))).toEqual([join('plus', 'load-plus.ts')]);
});

test('no room but plus knows the types of a cdk8s-plus line', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const typed = files.filter((file) => /from 'cdk8s-plus-\d+'/.test(readFileSync(join(SRC, file), 'utf8')));
  expect(typed.filter((file) => !/^(plus|gallery)\b/.test(file))).toEqual([]);
});
