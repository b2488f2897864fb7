import { printable } from '../../kubernetes/printable';
import { groupBy } from '../../kubernetes/group-by';
import type { InputError } from '../../manifests/input-objects';
import { isFailingAt } from '../levels';
import type { LocatedFinding } from '../located-finding';
import { findingSummary } from './code-scanning-text';
import type { CheckReport } from './report';
import type { ReportForm } from './report-form';
import { fileText, summaryText } from './text';

/** A test of the report: what became of it as XML, and how that is counted. */
interface TestCase {
  readonly name: string;
  readonly outcome: 'failure' | 'error' | 'skipped' | 'passed';
  readonly type: string;
  readonly lines: readonly string[];
}

/**
 * JUnit XML. Each finding is a test of its file: one that fails if its severity does, and is skipped else. A first test
 * says what was checked and passes, since services take a report without a test for a fault.
 */
export function* junitReport({ findings, errors, summary }: CheckReport, { failOn }: ReportForm): Generator<string> {
  const reported: (LocatedFinding | InputError)[] = [...findings, ...errors];
  const byFile = groupBy(reported, ({ file }) => file);
  const suites = [...byFile].map(([file, found]) => ({
    name: fileText(file),
    cases: found.map((each) => ('rule' in each ? findingCase(each, failOn) : errorCase(each))),
  }));
  const first: TestCase = { name: summaryText(summary), outcome: 'passed', type: '', lines: [] };
  const all = [{ name: 'pod-patterns check', cases: [first] }, ...suites];
  yield `<?xml version="1.0" encoding="UTF-8"?>\n`;
  yield `<testsuites name="pod-patterns check" ${countsText(all.flatMap(({ cases }) => cases))}>\n`;
  for (const { name, cases } of all) {
    yield `  <testsuite name="${escaped(name)}" ${countsText(cases)}>\n`;
    for (const each of cases) yield caseText(each, name);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

function findingCase(finding: LocatedFinding, failOn: ReportForm['failOn']): TestCase {
  const { line, rule } = finding;
  return {
    name: `line ${line}: ${rule}`,
    outcome: isFailingAt(finding, failOn) ? 'failure' : 'skipped',
    type: rule,
    lines: findingSummary(finding),
  };
}

function errorCase({ line, isAboutFile, message }: InputError): TestCase {
  const name = isAboutFile ? 'cannot be read' : `line ${line}: cannot be read`;
  return { name, outcome: 'error', type: 'cannot be read', lines: [printable(message)] };
}

function countsText(cases: readonly TestCase[]): string {
  const of = (outcome: TestCase['outcome']): number => cases.filter((each) => each.outcome === outcome).length;
  return `tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`;
}

function caseText({ name, outcome, type, lines }: TestCase, suite: string): string {
  const head = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}"`;
  if (outcome === 'passed') return `${head}/>\n`;
  const message = `message="${escaped(lines[0] ?? '')}"`;
  const body =
    outcome === 'skipped'
      ? `<skipped message="${escaped(lines.join('; '))}"/>`
      : `<${outcome} type="${escaped(type)}" ${message}>${escaped(lines.join('\n'))}</${outcome}>`;
  return `${head}>\n      ${body}\n    </testcase>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text that `printable` has been asked for, for XML 1.0, which besides what that spells out cannot hold U+FFFE and U+FFFF.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}
