import { isAbsent } from '../kubernetes/json';
import { printable, shortened } from '../kubernetes/printable';
import { holdsSensitive, isSensitive } from '../kubernetes/sensitive';
import { counted } from '../kubernetes/words';
import { objectText, type Finding } from './finding';
import { groupSame, type SameFindings } from './same-findings';

/** A sentence about a value that is wrong, or missing: `the image "A" is not valid.`, `the image is missing.`. */
export function valueText(what: string, value: unknown, problem: string): string {
  if (isAbsent(value)) return `${what} is missing.`;
  return `${what} ${valueAsCode(value)} ${problem}.`;
}

/** A value as JSON, and a number as code has it: JSON knows no NaN. */
export function valueAsCode(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

const MAX_VALUE = 200;

/** A finding as people read it: a head, a sentence, the place, the fix. */
export function findingText(finding: Finding): string {
  return sameFindingsText({ finding, others: [] });
}

/** The same with the places of all others that say it. */
function sameFindingsText({ finding, others }: SameFindings): string {
  const { rule, severity, message } = finding;
  const lines = detailsOf(finding, others).map(([label, text]) => `  ${`${label}: `.padEnd(5)}${shownText(text)}`);
  return [`${severity} ${rule}: ${shownText(message)}`, ...lines].join('\n');
}

/** A part of a finding as it is printed: names and values of manifests are of any length, and of any characters. */
export function shownText(text: string): string {
  return printable(shortened(text));
}

function detailsOf(finding: Finding, others: readonly Finding[]): [label: string, text: string][] {
  const { constructs, fix, code } = finding;
  const details: [string, string | undefined][] = [
    ['at', holderText(finding)],
    ['in', placeText(finding)],
    ...otherPlaces(others).map((place): [string, string] => ['and', place]),
    ['by', constructs?.join(', ')],
    ['fix', fix],
    ['code', code],
  ];
  return details.flatMap(([label, text]) => (text ? [[label, text]] : []));
}

/** The construct, object and container of a finding. */
function holderText({ construct, object, container }: Finding): string {
  const parts = [construct, objectText(object), container === undefined ? '' : `container "${container}"`];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

const MAX_PLACES = 10;

/** The places of findings that are the same as another one, whose place is the first of ten that are listed. */
export function otherPlaces(others: readonly Finding[]): string[] {
  const shown = others
    .slice(0, MAX_PLACES - 1)
    .map((other) => [holderText(other), placeText(other)].filter(Boolean).join(', '));
  const more = others.length - shown.length;
  return more > 0 ? [...shown, counted(more, 'more place')] : shown;
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
  const text = openValue(place, value);
  return text === undefined ? '' : ` = ${text}`;
}

/** The value that stands at a place, as JSON and not too long; undefined if nothing is known of it, or it is kept secret. */
export function openValue(place: string, value: string | undefined): string | undefined {
  return value === undefined || isSensitive(place) || holdsSensitive(value) ? undefined : shortened(value, MAX_VALUE);
}

/** Several findings as people read them, the same ones once, with a line that counts them. */
export function findingsText(findings: readonly Finding[]): string {
  const groups = groupSame(findings);
  const places = groups.length === findings.length ? '' : ` in ${findings.length} places`;
  return [`${counted(groups.length, 'finding')}${places}:`, ...groups.map(sameFindingsText)].join('\n\n');
}
