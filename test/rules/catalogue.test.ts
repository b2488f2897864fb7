import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FindingLevel, FindingSeverity } from '../../src/findings/finding-kind';
import { FINDING_KINDS, RULES, RULES_OF_OBJECTS, rulesAtLevel } from '../../src/rules/catalogue';
import { hasPage } from '../docs/rule-page';

const rules = [...RULES, ...RULES_OF_OBJECTS];
const ids = rules.map(({ id }) => id).sort();

/** The names of the files below a folder by what stands before their ending, whatever topic they are in. */
function names(folder: string, ending: string): string[] {
  return readdirSync(join(__dirname, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(__dirname, folder, name)))
    .filter((file) => file.endsWith(ending) && file !== 'rules.ts')
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

describe('the catalogue of rules', () => {
  test('is sorted by id, and no id stands twice in it', () => {
    for (const kinds of [RULES, RULES_OF_OBJECTS, FINDING_KINDS]) {
      const sorted = [...new Set(kinds.map(({ id }) => id))].sort();
      expect(kinds.map(({ id }) => id)).toEqual(sorted);
    }
  });

  test('has the list of each topic as `npm run rules` writes it', () => {
    expect(() => execFileSync(process.execPath, ['scripts/list-rules.mjs', '--check'])).not.toThrow();
  });

  test('has every rule that has a file, under the name of the file', () => {
    expect(names('../../src/rules', '.ts')).toEqual(ids);
  });

  test.each([
    [FindingLevel.CODE, ['code']],
    [FindingLevel.INVALID, ['code', 'invalid']],
    [FindingLevel.RECOMMENDED, ['code', 'invalid', 'recommended']],
    [FindingLevel.RESTRICTED, ['code', 'invalid', 'recommended', 'restricted']],
  ])('gives for level %s the rules of that level and of the firmer ones', (level, levels) => {
    expect(rulesAtLevel(level)).toEqual(RULES.filter((rule) => levels.includes(rule.level)));
  });

  test('says of every rule about what validation refuses which type of error that is', () => {
    const silent = RULES.filter(({ level, reason }) => level === FindingLevel.INVALID && reason === undefined);
    expect(silent.map(({ id }) => id)).toEqual(['api-version', 'field-type', 'unknown-field']);
    expect(RULES.filter(({ level, reason }) => level !== FindingLevel.INVALID && reason !== undefined)).toEqual([]);
  });

  test('has a test file for every rule, and no other', () => {
    expect(names('.', '.test.ts')).toEqual(ids);
  });

  test('has a page about every rule', () => {
    expect(rules.filter((rule) => !hasPage(rule)).map(({ id }) => id)).toEqual([]);
  });

  test.each(FINDING_KINDS.map((kind) => [kind.id, kind] as const))('says of %s what must hold', (id, kind) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(kind.summary).toMatch(/^[A-Z][^.]*[^.\s]\.$/);
    expect(Object.values(FindingSeverity)).toContain(kind.severity);
    expect(Object.values(FindingLevel)).toContain(kind.level);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))('says of %s which fields it reads, and why', (_id, rule) => {
    expect(rule.fields).not.toEqual([]);
    expect(rule.fields.filter((field) => !/^(the .+|[a-zA-Z]\S*)$/.test(field))).toEqual([]);
    expect(rule.source).toMatch(/^(k8s\.io|https:)\S+/);
  });

  test('says of the rules by which something can never work that they are so, and of no others', () => {
    expect(RULES.filter(({ neverWorks }) => neverWorks).map(({ id }) => id)).toEqual([
      'command-in-one-word',
      'duplicate-claim',
      'duplicate-port',
      'duplicate-variable',
      'hardened-user',
      'helper-outlives-job',
      'hook-tcp-socket',
      'image-reference',
      'milli-bytes',
      'node-labels',
      'overlapping-paths',
      'pod-level-defaults',
      'probe-port',
      'same-directory',
      'server-side-apply',
      'start-deadlock',
      'stateful-set-name',
      'sub-path-variable',
    ]);
    const refused = RULES.filter(({ level, neverWorks }) => level === FindingLevel.INVALID && neverWorks);
    expect(refused).toEqual([]);
  });

  test('says something else of everything that it knows', () => {
    expect(new Set(FINDING_KINDS.map(({ summary }) => summary)).size).toBe(FINDING_KINDS.length);
  });
});
