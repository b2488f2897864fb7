import { isAbsent } from '../kubernetes/json';
import { printable, shortened } from '../kubernetes/printable';
import { holdsSensitive, isSensitive } from '../kubernetes/sensitive';
import { counted } from '../kubernetes/words';
import { objectText, type Finding } from './finding';

/** A sentence about a value that is wrong, or missing: `the image "A" is not valid.`, `the image is missing.`. */
export function valueText(what: string, value: unknown, problem: string): string {
  if (isAbsent(value)) return `${what} is missing.`;
  return `${what} ${JSON.stringify(value)} ${problem}.`;
}

const MAX_VALUE = 200;

/** A finding as people read it: a head, a sentence, the place, the fix. */
export function findingText(finding: Finding): string {
  const { rule, severity, message } = finding;
  const lines = detailsOf(finding).map(([label, text]) => `  ${`${label}: `.padEnd(5)}${shownText(text)}`);
  return [`${severity} ${rule}: ${shownText(message)}`, ...lines].join('\n');
}

/** A part of a finding as it is printed: names and values of manifests are of any length, and of any characters. */
export function shownText(text: string): string {
  return printable(shortened(text));
}

function detailsOf(finding: Finding): [label: string, text: string][] {
  const { construct, container, constructs, fix, code } = finding;
  const at = [construct, objectText(finding.object), container === undefined ? '' : `container "${container}"`];
  const details: [string, string | undefined][] = [
    ['at', at.filter((part) => part !== undefined && part !== '').join(', ')],
    ['in', placeText(finding)],
    ['by', constructs?.join(', ')],
    ['fix', fix],
    ['code', code],
  ];
  return details.flatMap(([label, text]) => (text ? [[label, text]] : []));
}

function placeText({ location = {}, value }: Finding): string | undefined {
  const { path, option, file, line } = location;
  const place = path ?? option;
  const field = place === undefined ? undefined : `${place}${shownValue(place, value)}`;
  const call = path === undefined || option === undefined ? undefined : `by ${option}`;
  const source = file === undefined ? undefined : [file, line].filter((part) => part !== undefined).join(':');
  return [source, field, call].filter((part) => part !== undefined).join(', ') || undefined;
}

function shownValue(place: string, value: string | undefined): string {
  if (value === undefined || isSensitive(place) || holdsSensitive(value)) return '';
  return ` = ${shortened(value, MAX_VALUE)}`;
}

/** Several findings as people read them, with a line that counts them. */
export function findingsText(findings: readonly Finding[]): string {
  return [`${counted(findings.length, 'finding')}:`, ...findings.map(findingText)].join('\n\n');
}
