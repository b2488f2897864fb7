import { isAbsent } from '../kubernetes/json';
import { counted } from '../kubernetes/words';
import type { Finding } from './finding';

/** A sentence about a value that is wrong, or missing: `the image "A" is no reference.`, `the image is missing.`. */
export function valueText(what: string, value: unknown, problem: string): string {
  if (isAbsent(value)) return `${what} is missing.`;
  return `${what} ${JSON.stringify(value)} ${problem}.`;
}

/** A finding as people read it: a head, a sentence, the place, the fix. */
export function findingText(finding: Finding): string {
  const { rule, severity, message, fix } = finding;
  const lines = [`${severity} ${rule}: ${message}`, ...placeLines(finding), `  fix: ${fix}`];
  return lines.join('\n');
}

function placeLines({ construct, object, container, path, value }: Finding): string[] {
  const where = [construct, object, container === undefined ? undefined : `container "${container}"`];
  const place = where.filter((part) => part !== undefined && part !== '').join(', ');
  const field = path === undefined ? undefined : `${path}${value === undefined ? '' : ` = ${value}`}`;
  return [...(place === '' ? [] : [`  at:  ${place}`]), ...(field === undefined ? [] : [`  in:  ${field}`])];
}

/** Several findings as people read them, with a line that counts them. */
export function findingsText(findings: readonly Finding[]): string {
  return [`${counted(findings.length, 'finding')}:`, ...findings.map(findingText)].join('\n\n');
}
