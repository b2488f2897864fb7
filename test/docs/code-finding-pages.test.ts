import { existsSync, readFileSync } from 'node:fs';
import { CODE_FINDINGS } from '../../src/findings/code-findings';
import { FindingLevel, FindingSeverity } from '../../src/findings/finding-kind';
import { FINDING_KINDS } from '../../src/rules/catalogue';
import { duplicateObject } from '../../src/rules/objects/duplicate-object';
import { markdownExamples } from './examples';
import { blockIn, FINDINGS_GUIDE, firstText, INDEX, pageFile, pageIds, pageProgram } from './page-samples';
import { printedFindings, printedFor, printedIds } from './printed-findings';
import { indexText } from './rule-index';

/** The kinds of findings that must have a page. */
const WITH_PAGE = [...CODE_FINDINGS, duplicateObject];

test('every kind of finding has a page', () => {
  expect(WITH_PAGE.map(({ id }) => id).filter((id) => !existsSync(pageFile(id)))).toEqual([]);
});

test('every page is about a kind of finding', () => {
  const ids = FINDING_KINDS.map(({ id }) => id);
  expect(pageIds().filter((id) => !ids.includes(id))).toEqual([]);
});

test('the list of all findings is up to date: `npm run rules` writes it', () => {
  expect(readFileSync(pageFile(INDEX), 'utf8')).toBe(indexText());
});

test('the guide shows what its sample prints: `npm run rules` writes it', () => {
  const [sample] = markdownExamples(FINDINGS_GUIDE);
  const printed = printedFindings(sample?.code ?? '');
  expect(printedIds(printed)).toEqual(['image-reference']);
  expect(firstText(readFileSync(FINDINGS_GUIDE, 'utf8'))).toBe(`${printed}\n`);
});

describe.each(CODE_FINDINGS.map((kind) => [kind.id, kind] as const))('the page about %s', (id, kind) => {
  const page = existsSync(pageFile(id)) ? readFileSync(pageFile(id), 'utf8') : '';

  test('begins with what the table says', () => {
    const { summary, severity, level } = kind;
    const head = `# ${id}\n\n${summary}\n\n- Severity: ${severity}\n- Level: ${level}\n\n## Why it matters\n`;
    expect(page.slice(0, head.length)).toBe(head);
  });

  test('shows code in which it is the only finding, and what synthesis prints then: `npm run rules` writes it', () => {
    const printed = printedFor(id, pageProgram(page, 'Before') ?? '');
    expect(printedIds(printed)).toEqual([id]);
    expect(blockIn(page, 'How to recognise it', 'text')).toBe(`${printed}\n`);
  });

  test('shows code without any finding', () => {
    const after = pageProgram(page, 'After');
    expect(after).toContain('app.synth();');
    expect(printedFor(id, after ?? '')).toBe('');
  });
});

/** What is found of an edit or of a Pod as a whole, and not of an option or a field. */
const WITHOUT_OPTION = [
  'client-starts-first',
  'companion-object',
  'pod-budget',
  'pods-in-list',
  'selector-missing',
  'service-name',
  'target-unset',
];

/** Values that no construct has yet are named by the call that makes them. */
const FACTORY = /^ {2}in: {2}(Ini|JobLimits|KubernetesVersion|Lifecycle|Probe|Qos|pgbouncer|preStop)/m;

test.each(
  CODE_FINDINGS.filter(({ id, severity }) => severity === FindingSeverity.ERROR && !WITHOUT_OPTION.includes(id)).map(
    ({ id }) => id,
  ),
)('%s says which option or field is at fault, and of which construct it is', (id) => {
  const printed = blockIn(readFileSync(pageFile(id), 'utf8'), 'How to recognise it', 'text') ?? '';
  expect(printed).toMatch(/^ {2}in: {2}\S/m);
  expect(FACTORY.test(printed) || /^ {2}at: {2}\S/m.test(printed)).toBe(true);
});

test('what stands on the page of a rule that only code can keep is found before, and not after', () => {
  const ids = FINDING_KINDS.filter(({ level }) => level === FindingLevel.CODE).map(({ id }) => id);
  const ofRules = ids.filter((id) => !CODE_FINDINGS.some((kind) => kind.id === id) && existsSync(pageFile(id)));
  for (const id of ofRules) {
    const page = readFileSync(pageFile(id), 'utf8');
    const [before, after] = (['Before', 'After'] as const).map((section) => pageProgram(page, section) ?? '');
    expect([id, printedIds(printedFindings(before ?? ''))]).toEqual([id, [id]]);
    expect([id, printedFindings(after ?? '')]).toEqual([id, '']);
  }
});
