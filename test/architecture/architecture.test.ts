import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { findBarrels, findCycles, findForbiddenImports } from './imports';
import type { Sources } from './imports';
import * as rooms from './rooms.json';

const ROOT = join(__dirname, '../..');
const LONGEST = 250;

const upward = { 'src/pod/ports.ts': `import type { PodTemplate } from '../template/pod-template';` };
const deepUpward = { 'src/pod/a/b/c/d/e/ports.ts': `import type { Rule } from '../../../../../../rules/rule';` };
const commandWithConstructs = { 'src/cli/commands/run.ts': `import { Sidecar } from '../../patterns/sidecar';` };
const cycle = {
  'src/pod/a.ts': `import { b } from './b';\nexport const a = b;`,
  'src/pod/b.ts': `import type { a } from './a';\nexport const b = 1;`,
};
const impure = { 'src/kubernetes/kinds.ts': `import { ApiObject } from 'cdk8s';` };
const lazilyImpure = { 'src/rules/finding.ts': `export const path = () => require('node:path');` };
const barrel = { 'src/patterns/index.ts': `export * from './sidecar';` };
const tooLong = { 'src/pod/long.ts': 'export {};\n'.repeat(LONGEST + 1) };

const tree = readSources();

describe('the order of the rooms', () => {
  test('an import of a later room is found, type-only or not', () => {
    expect(findForbiddenImports(upward, rooms)).toEqual([
      'src/pod/ports.ts imports src/template/pod-template.ts; pod must not import template',
    ]);
  });

  test('an import of a later room is found in a folder of any depth', () => {
    expect(findForbiddenImports(deepUpward, rooms)).toEqual([
      'src/pod/a/b/c/d/e/ports.ts imports src/rules/rule.ts; pod must not import rules',
    ]);
  });

  test('the command line may not import what needs cdk8s', () => {
    expect(findForbiddenImports(commandWithConstructs, rooms)).toEqual([
      'src/cli/commands/run.ts imports src/patterns/sidecar.ts; cli must start without cdk8s',
    ]);
  });

  test('neither may it import cdk8s itself', () => {
    expect(findForbiddenImports({ 'src/files/read.ts': `import { App } from 'cdk8s';` }, rooms)).toEqual([
      'src/files/read.ts imports "cdk8s"; files must start without cdk8s',
    ]);
  });

  test('an import of an earlier room, of a sibling file or of a package is allowed', () => {
    const sources = {
      'src/cli/a.ts': `import { readFiles } from '../files/read-files';`,
      'src/template/a.ts': `import { b } from './b';\nimport { ports } from '../pod/ports';\nimport 'constructs';`,
      'src/gallery/main.ts': `import { Sidecar } from '../index';`,
    };
    expect(findForbiddenImports(sources, rooms)).toEqual([]);
  });

  test('the gallery may not reach behind the public API', () => {
    expect(findForbiddenImports({ 'src/gallery/a.ts': `import '../patterns/sidecar';` }, rooms)).toEqual([
      'src/gallery/a.ts imports src/patterns/sidecar.ts; gallery must not import patterns',
    ]);
  });

  test('a file outside every room is found', () => {
    expect(findForbiddenImports({ 'src/utils/a.ts': `import './b';` }, rooms)).toEqual([
      'src/utils/a.ts stands in no known room',
    ]);
  });

  test('every file in src imports only from its own room and the rooms before it', () => {
    expect(findForbiddenImports(tree, rooms)).toEqual([]);
  });
});

describe('the rooms that run anywhere', () => {
  test('an import of cdk8s, of Node.js and of generated constructs is found', () => {
    const generated = { 'src/pod/monitor.ts': `import { PodMonitor } from '../../imports/monitoring.coreos.com';` };
    expect(findForbiddenImports({ ...impure, ...lazilyImpure, ...generated }, rooms)).toEqual([
      'src/kubernetes/kinds.ts imports "cdk8s"; kubernetes must run anywhere',
      'src/pod/monitor.ts imports imports/monitoring.coreos.com.ts; pod must run anywhere',
      'src/rules/finding.ts imports "node:path"; rules must run anywhere',
    ]);
  });

  test('the pure rooms import no cdk8s, constructs or Node.js module', () => {
    const pure = Object.entries(tree).filter(([path]) => rooms.pure.some((room) => path.startsWith(`src/${room}/`)));
    expect(pure.length).toBeGreaterThan(0);
    expect(findForbiddenImports(Object.fromEntries(pure), rooms)).toEqual([]);
  });
});

describe('cycles, barrels and length', () => {
  test('a cycle is found, although one of its imports is type-only', () => {
    expect(findCycles(cycle)).toEqual(['src/pod/a.ts -> src/pod/b.ts -> src/pod/a.ts']);
  });

  test('src has no import cycle', () => {
    expect(findCycles(tree)).toEqual([]);
  });

  test('a barrel is found', () => {
    expect(findBarrels(barrel, rooms)).toEqual(['src/patterns/index.ts']);
  });

  test('src has no barrel but the entry points of the package', () => {
    expect(findBarrels(tree, rooms)).toEqual([]);
  });

  test('a file that is too long is found', () => {
    expect(longFiles(tooLong)).toEqual(['src/pod/long.ts has 251 lines']);
  });

  test(`no file in src that people write is longer than ${LONGEST} lines`, () => {
    expect(longFiles(tree)).toEqual([]);
  });
});

test('ESLint refuses the same counter-examples', () => {
  const examples: Sources = { ...upward, ...deepUpward, ...commandWithConstructs, ...impure, ...barrel, ...tooLong };
  expect(lint(examples)).toMatchObject({
    'src/pod/ports.ts': expect.arrayContaining(['local/room-imports']) as unknown,
    'src/pod/a/b/c/d/e/ports.ts': expect.arrayContaining(['local/room-imports']) as unknown,
    'src/cli/commands/run.ts': expect.arrayContaining(['local/room-imports']) as unknown,
    'src/kubernetes/kinds.ts': expect.arrayContaining(['no-restricted-imports']) as unknown,
    'src/patterns/index.ts': ['no-restricted-syntax'],
    'src/pod/long.ts': expect.arrayContaining(['max-lines']) as unknown,
  });
}, 60_000);

function readSources(): Sources {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [relative(ROOT, file).split(sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

function longFiles(sources: Sources): string[] {
  return Object.entries(sources)
    .map(([path, text]) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ path, lines }) => lines > LONGEST && !path.includes('/generated/'))
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

function lint(sources: Sources): unknown {
  const input = JSON.stringify(sources);
  const script = join(__dirname, 'lint.mjs');
  return JSON.parse(execFileSync(process.execPath, [script], { cwd: ROOT, input, encoding: 'utf8' }));
}
