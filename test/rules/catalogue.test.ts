import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../src/rules/catalogue';

const ids = RULES.map(({ id }) => id);

/** The names of the files of a folder, without their ending. */
function names(folder: string, ending: string): string[] {
  return readdirSync(join(__dirname, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

describe('the catalogue of rules', () => {
  test('is sorted by id, and no id stands twice in it', () => {
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test('has every rule that has a file, under the name of the file', () => {
    expect(names('../../src/rules/checks', '.ts')).toEqual(ids);
  });

  test('has a test file for every rule, and no other', () => {
    expect(names('checks', '.test.ts')).toEqual(ids);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('says of %s in a sentence what must hold', (id, rule) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule.summary).toMatch(/^[A-Z][^.]*[^.\s]\.$/);
    expect(['error', 'warning', 'info']).toContain(rule.severity);
  });

  test('says something else of every rule', () => {
    expect(new Set(RULES.map(({ summary }) => summary)).size).toBe(RULES.length);
  });
});
