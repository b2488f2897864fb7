import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODE_FINDINGS } from '../../src/findings/code-findings';
import { FINDING_KINDS } from '../../src/rules/catalogue';
import { idsInComments, raisedIds } from './raised-ids';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const sources = files.map((file) => join('src', file)).map((file) => [file, readFileSync(file, 'utf8')] as const);
const raised = sources.flatMap(([file, text]) => raisedIds(file, text));
const known = FINDING_KINDS.map(({ id }) => id);

describe('the ids that a source file names', () => {
  test.each([
    [`refuse(\n  'a-b', construct, {});`, [{ file: 'a.ts', id: 'a-b' }]],
    [`const KIND = 'a-b';\nreturn refuse(KIND, scope, {});`, [{ file: 'a.ts', id: 'a-b' }]],
    [`kindOf(isOld ? 'a' : 'b')`, ['a', 'b'].map((id) => ({ file: 'a.ts', id }))],
    [`wholeSeconds(time, { rule: 'a-b', least: 1 });`, [{ file: 'a.ts', id: 'a-b' }]],
    ['function pass(rule: string) { return refuse(rule, scope, {}); }', []],
    [`function editProblem(id: string) {}\neditProblem('a-b');`, [{ file: 'a.ts', id: 'a-b' }]],
    [`const ADVICE: AdviceTable = { 'a-b': () => 'x' };`, [{ file: 'a.ts', id: 'a-b' }]],
    [`function editProblem(list: string) {}\neditProblem('a-b');`, []],
    ['refuse(`${what}-b`, scope, {});', [{ file: 'a.ts', unreadable: '`${what}-b`' }]],
    [`const BROKEN: ReadonlySet<FindingId> = new Set(['a-b']);`, [{ file: 'a.ts', id: 'a-b' }]],
    [
      `const FOLLOWS: ReadonlyMap<FindingId, FindingId> = new Map([['a', 'b']]);`,
      ['a', 'b'].map((id) => ({ file: 'a.ts', id })),
    ],
    [`findings.filter(({ rule }) => rule === 'a-b');`, [{ file: 'a.ts', id: 'a-b' }]],
    [`finding.rule !== 'a-b';`, [{ file: 'a.ts', id: 'a-b' }]],
    [`const NAMES: ReadonlySet<string> = new Set(['a-b']); name === 'a-b'`, []],
    [`other('a-b');`, []],
  ])('are found: %j', (text, ids) => {
    expect(raisedIds('a.ts', `import { kindOf, refuse } from './b';\n${text}`)).toEqual(ids);
  });

  test('are found in doc comments', () => {
    expect(idsInComments('a.ts', '/**\n * is refused (finding\n * `a-b`).\n */')).toEqual([
      { file: 'a.ts', id: 'a-b' },
    ]);
  });
});

const TABLE = join('src', 'findings', 'code-findings.ts');

/** It waives findings as users do, and synthesis tells an id that does not exist. */
const GALLERY = join('src', 'gallery');

/** Words that have the form of an id and mean something else. */
const OTHER_WORDS = ['src/patterns/placement.ts app-container', 'src/qos/apply-pod-tier.ts pod-budget'];

test('an id that stands in code stands where ids are found', () => {
  const found = new Set(raised.map(({ file, id }) => `${file} ${id ?? ''}`));
  const users = sources.filter(([file]) => file !== TABLE && !file.startsWith(GALLERY));
  const named = users.flatMap(([file, text]) => wordsOf(text).map((word) => [file, word] as const));
  const lost = named.flatMap(([file, word]) => (known.includes(word) ? [`${file} ${word}`] : []));
  expect(lost.filter((name) => !found.has(name))).toEqual(OTHER_WORDS);
});

/** The literals that can be ids, without those of rules' own and of samples in comments. */
function wordsOf(text: string): string[] {
  const code = text.replace(/\/\*\*.*?\*\//gs, '');
  return [...code.matchAll(/(?<!\bid: )'([a-z]+(?:-[a-z]+)+)'/g)].map(([, word = '']) => word);
}

test('every id is written out, so that it can be found', () => {
  expect(raised.filter(({ unreadable }) => unreadable !== undefined)).toEqual([]);
});

test('every id that code raises or speaks of is one that can be found', () => {
  const named = [...raised, ...sources.flatMap(([file, text]) => idsInComments(file, text))];
  expect(named.filter(({ id }) => id !== undefined && !known.includes(id))).toEqual([]);
});

test('everything in the table of findings about code is raised', () => {
  const ids = raised.map(({ id }) => id);
  expect(CODE_FINDINGS.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
});

test('no id is in the table twice', () => {
  expect(known.filter((id, index) => known.indexOf(id) !== index)).toEqual([]);
});
