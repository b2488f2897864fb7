import { groupBy } from '../kubernetes/group-by';
import { objectText, type Finding } from '../findings/finding';
import { FindingLevel, FindingSeverity } from '../findings/finding-kind';
import { otherPlaces, shownText } from '../findings/finding-text';
import { groupSame, type SameFindings } from '../findings/same-findings';
import { counted, listed } from '../kubernetes/words';

/** Says on standard error what a synthesis found that does not stop it. Tests stay quiet unless they ask for it. */
export function reportFindings(findings: readonly Finding[]): void {
  const text = isQuiet() ? '' : reportText(findings);
  if (text !== '') process.stderr.write(text);
}

/** `POD_PATTERNS_FINDINGS=print` asks for the report in tests too, and `silent` leaves it out everywhere. */
function isQuiet(): boolean {
  const wish = process.env['POD_PATTERNS_FINDINGS'] ?? '';
  if (wish === 'print' || wish === 'silent') return wish === 'silent';
  if (wish !== '') sayUnknownWish(wish);
  return process.env['JEST_WORKER_ID'] !== undefined || process.env['VITEST'] !== undefined;
}

const UNKNOWN_WISHES = new Set<string>();

/** An app can synthesize several times, and one word about it is enough. */
function sayUnknownWish(wish: string): void {
  if (UNKNOWN_WISHES.has(wish)) return;
  UNKNOWN_WISHES.add(wish);
  process.stderr.write(
    `cdk8s-pod-patterns: POD_PATTERNS_FINDINGS has no value ${shownText(JSON.stringify(wish))}, which is ignored: it can be "print" or "silent".\n`,
  );
}

/**
 * The findings by object, a line each with its fix; what several objects share stands below the first of them. Empty if
 * there is nothing to say.
 */
export function reportText(findings: readonly Finding[]): string {
  const counting = findings.filter(({ waiver }) => waiver === undefined);
  const waived = findings.filter(({ waiver, level }) => waiver !== undefined && level === FindingLevel.INVALID);
  if (counting.length + waived.length === 0) return '';
  const same = [...groupSame(counting), ...waived.map((finding) => ({ finding, others: [] }))];
  const groups = groupBy(same, ({ finding: { construct, object } }) =>
    shownText([construct, objectText(object)].filter(Boolean).join(', ')),
  );
  const head = `cdk8s-pod-patterns: ${countsText(groupSame(counting), findings.length - counting.length)}`;
  return [head, ...[...groups].flatMap(([place, found]) => ['', place, ...found.flatMap(linesOf)]), '', ''].join('\n');
}

function countsText(counting: readonly SameFindings[], waived: number): string {
  const of = (severity: FindingSeverity): number =>
    counting.filter(({ finding }) => finding.severity === severity).length;
  const [warnings, infos] = [of(FindingSeverity.WARNING), of(FindingSeverity.INFO)];
  return listed([
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(infos > 0 ? [counted(infos, 'info')] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ]);
}

function linesOf({ finding, others }: SameFindings): string[] {
  const { severity, rule, message, fix, code, location, waiver } = finding;
  if (waiver) return [`  waived ${rule}, although the API server refuses it: ${waiver.reason}`];
  const place = location?.path ?? location?.option;
  return [
    `  ${severity} ${rule}: ${shownText(message)}`,
    ...(place === undefined ? [] : [`    in:  ${shownText(place)}`]),
    ...otherPlaces(others).map((other) => `    and: ${shownText(other)}`),
    `    fix: ${shownText(fix)}`,
    ...(code === undefined ? [] : [`    code: ${shownText(code)}`]),
  ];
}
