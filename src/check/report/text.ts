import { greatest } from '../../kubernetes/greatest';
import { fileText as nameOfFile } from '../../explain/report/pod-place';
import { wrapped } from '../../explain/layout/wrap';
import type { Paint, Style } from '../../explain/layout/style';
import { FindingSeverity } from '../../findings/finding-kind';
import { shownText } from '../../findings/finding-text';
import { groupBy } from '../../kubernetes/group-by';
import { namedObject } from '../../kubernetes/object-name';
import { counted, listed } from '../../kubernetes/words';
import { fieldText, type LocatedFinding } from '../located-finding';
import type { CheckReport, CheckSummary } from './report';

/** How text for people looks. */
export interface TextForm {
  readonly paint: Paint;
  /** The width that the text fits into, in characters. */
  readonly width: number;
}

const STYLES: Readonly<Record<FindingSeverity, Style>> = {
  [FindingSeverity.ERROR]: 'bad',
  [FindingSeverity.WARNING]: 'warning',
  [FindingSeverity.INFO]: 'quiet',
};

/** Text for people: the findings by file, and a line that sums them up. */
export function* textReport({ findings, summary, baseline, target }: CheckReport, form: TextForm): Generator<string> {
  for (const [file, inFile] of groupBy(findings, (finding) => finding.file)) {
    yield `${form.paint(fileText(file), 'heading')}\n`;
    const lineWidth = greatest(inFile.map(({ line }) => String(line).length));
    for (const finding of inFile)
      yield findingLines(finding, lineWidth, form)
        .map((line) => `${line}\n`)
        .join('');
    yield '\n';
  }
  yield `${summaryText(summary, baseline?.known)} Checked for Kubernetes ${target.toString()}.\n`;
}

/** A file as people name it. */
export function fileText(file: string): string {
  return shownText(nameOfFile(file));
}

function findingLines(finding: LocatedFinding, lineWidth: number, { paint, width }: TextForm): string[] {
  const { line, severity, rule, message, waiver } = finding;
  const indent = ' '.repeat(lineWidth + INDENT);
  const word = waiver ? 'waived' : severity;
  // The word and the rule take no part in the wrapping, since colors would count as characters.
  const head = `${word} ${rule}: `;
  const [first = '', ...rest] = wrapped(head + shownText(message), width - indent.length);
  const style = waiver ? 'quiet' : STYLES[severity];
  const painted = `${paint(word, style)} ${paint(rule, 'name')}: ${first.slice(head.length)}`;
  return [
    `  ${String(line).padStart(lineWidth)}  ${painted.trimEnd()}`,
    ...rest.map((text) => indent + text),
    ...detailsOf(finding).flatMap(([label, text]) => detailLines(`${indent}${`${label}:`.padEnd(6)}`, text, width)),
  ];
}

/** The spaces around the number of a line. */
const INDENT = 4;

/** What a finding is about: `Deployment "shop/web", container "web"`. */
export function aboutText(finding: Pick<LocatedFinding, 'kind' | 'namespace' | 'name' | 'container'>): string {
  const { kind, namespace, name, container } = finding;
  const object = namedObject(kind, namespace, name);
  return shownText([object, ...(container === null ? [] : [`container "${container}"`])].filter(Boolean).join(', '));
}

function detailsOf(finding: LocatedFinding): [label: string, text: string][] {
  const { fix, origin, waiver } = finding;
  const details: [string, string | null][] = [
    ['at', aboutText(finding)],
    ['in', fieldText(finding)],
    ['from', origin],
    waiver ? ['why', waiver.reason] : ['fix', fix],
  ];
  return details.flatMap(([label, text]) => (text ? [[label, text]] : []));
}

function detailLines(label: string, text: string, width: number): string[] {
  const [first = '', ...rest] = wrapped(shownText(text), width - label.length);
  return [label + first, ...rest.map((line) => ' '.repeat(label.length) + line)];
}

/**
 * What was checked and found, in a sentence.
 *
 * @param known - how many findings are in the baseline; absent if there is none
 */
export function summaryText(summary: CheckSummary, known = 0): string {
  const { errors, warnings, infos, waived, pods, files, skipped } = summary;
  const found = [
    counted(errors, 'error'),
    counted(warnings, 'warning'),
    ...(infos > 0 ? [counted(infos, 'info')] : []),
  ];
  const accepted = `${waived > 0 ? `; ${waived} waived` : ''}${known > 0 ? `; ${known} in the baseline` : ''}`;
  const where = `${counted(pods, 'Pod')} of ${counted(files, 'file')}`;
  return `${listed(found)} in ${where}${accepted}; ${counted(skipped, 'object')} without a Pod passed over.`;
}
