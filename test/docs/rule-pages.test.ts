import { readdirSync } from 'node:fs';
import { CODE_FINDINGS } from '../../src/findings/code-findings';
import { FindingLevel, FindingSeverity, type FindingKind } from '../../src/findings/finding-kind';
import { FINDING_KINDS } from '../../src/rules/catalogue';
import { codeOf, findingsInPage, hasPage, headOfPage, pageOf } from './rule-page';

const HEADINGS = ['Why it matters', 'How to recognise it', 'Before', 'After'];

const documented = FINDING_KINDS.filter(hasPage);
const named = (kinds: readonly FindingKind[]): [string, FindingKind][] => kinds.map((kind) => [kind.id, kind]);
const isRule = (kind: FindingKind): boolean => !CODE_FINDINGS.includes(kind) && kind.level !== FindingLevel.CODE;
const shownInYaml = documented.filter(isRule);
const restricted = documented.filter(({ level }) => level === FindingLevel.RESTRICTED);

function yamlOf(kind: FindingKind, heading: 'Before' | 'After'): string {
  return codeOf(pageOf(kind).sections[heading] ?? '') ?? '';
}

describe('the pages about findings', () => {
  test('there is one for everything that can be found', () => {
    const missing = FINDING_KINDS.filter((kind) => !hasPage(kind));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test('there is none for what cannot be found', () => {
    const pages = ['index.md', ...FINDING_KINDS.map(({ id }) => `${id}.md`)];
    expect(readdirSync('docs/rules').filter((file) => !pages.includes(file))).toEqual([]);
  });

  test.each(named(documented))('%s begins with what the rule says of itself', (_id, kind) => {
    expect(pageOf(kind).head).toBe(headOfPage(kind));
  });

  test.each(named(documented))('%s has the sections of every page, and an example before and after', (_id, kind) => {
    const { sections } = pageOf(kind);
    expect(Object.keys(sections)).toEqual(HEADINGS);
    expect(Object.values(sections)).not.toContain('');
    expect(codeOf(sections['Before'] ?? '')).toBeDefined();
    expect(codeOf(sections['After'] ?? '')).toBeDefined();
  });

  test.each(named(shownInYaml))('%s shows a manifest in which nothing else is invalid', (id, kind) => {
    const found = findingsInPage(yamlOf(kind, 'Before'), kind);
    expect(found.map(({ rule }) => rule)).toContain(id);
    expect(found.filter(({ rule, level }) => rule !== id && level === FindingLevel.INVALID)).toEqual([]);
  });

  test.each(named(restricted))('%s shows what Pod Security admission says of its example', (id, kind) => {
    const [finding] = findingsInPage(yamlOf(kind, 'Before'), kind).filter(({ rule }) => rule === id);
    const violation = /violates PodSecurity .*(?=\.$)/.exec(finding?.message ?? '')?.[0] ?? id;
    expect(pageOf(kind).sections['How to recognise it']).toContain(violation);
  });

  test.each(named(shownInYaml))('%s shows how to fix it, without any error', (id, kind) => {
    const found = findingsInPage(yamlOf(kind, 'After'), kind);
    expect(found.filter(({ rule, severity }) => rule === id || severity === FindingSeverity.ERROR)).toEqual([]);
  });
});
