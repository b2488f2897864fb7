import { fieldsOf, isFields, parsedJson, textOf, type Fields } from '../kubernetes/json';
import { absentNames, closestName } from '../kubernetes/closest-name';
import { compareTexts } from '../kubernetes/compare-texts';
import { shortened } from '../kubernetes/printable';
import { listed } from '../kubernetes/words';
import type { Finding } from './finding';
import { FindingLevel } from './finding-kind';

/** The annotation of an object that waives findings of its Pod. Its prefix claims no domain. */
export const WAIVERS_ANNOTATION = 'cdk8s-pod-patterns/waivers';

/** A finding that is accepted, with the reason. */
export interface Waiver {
  /** The id of the finding. */
  readonly rule: string;
  readonly reason: string;
  /** The container to which it is limited; absent for the whole Pod. */
  readonly container?: string;
}

/** The waivers that an object carries, or everything for which its annotation cannot be read. */
export type AnnotatedWaivers =
  | {
      readonly waivers: readonly Waiver[];
      /** An annotation that was probably meant to be the one for waivers. */
      readonly misspelt?: string;
    }
  | { readonly problems: readonly string[] };

/** The waivers in the annotation of an object. */
export function annotatedWaivers(manifest: Fields): AnnotatedWaivers {
  const annotations = fieldsOf(fieldsOf(manifest['metadata'])['annotations']);
  const value = annotations[WAIVERS_ANNOTATION];
  if (value === undefined) return { waivers: [], ...misspeltIn(annotations) };
  const list = parsedJson(textOf(value) ?? '');
  if (!Array.isArray(list)) return { problems: ['it is not a JSON list'] };
  const problems = list.flatMap(waiverProblems);
  return problems.length === 0 ? { waivers: list as Waiver[] } : { problems };
}

const PREFIX = 'cdk8s-pod-patterns/';

/** Patterns write other annotations with this prefix: only a name that is near counts. */
function misspeltIn(annotations: Fields): { readonly misspelt?: string } {
  const misspelt = Object.keys(annotations).find(
    (key) => key.startsWith(PREFIX) && closestName(key.slice(PREFIX.length), ['waivers']) !== undefined,
  );
  return misspelt === undefined ? {} : { misspelt };
}

const NEEDED = ['rule', 'reason'] as const;
const KEYS: readonly string[] = [...NEEDED, 'container'];
const MAX_VALUE_LENGTH = 60;

/** A limit that is misspelt or has another type must not be passed over: the waiver would be for the whole Pod. */
function waiverProblems(item: unknown, index: number): string[] {
  const at = `item ${index + 1}`;
  if (!isFields(item)) return [`${at} is not an object`];
  const ofFields = Object.entries(item).flatMap(([key, value]) => {
    if (!KEYS.includes(key)) return [`${at} has the unknown field "${key}"; known are ${listed(KEYS)}`];
    return textOf(value)?.trim()
      ? []
      : [`"${key}" of ${at} is ${shortened(JSON.stringify(value), MAX_VALUE_LENGTH)}, not a text`];
  });
  const absent = absentNames(NEEDED, KEYS, Object.keys(item));
  return absent.length === 0 ? ofFields : [...ofFields, `${at} has ${listed(absent.map((key) => `no "${key}"`))}`];
}

/** An object with an annotation for these waivers; what it carries already stays, and if that cannot be read, it alone. */
export function withWaivers(manifest: Fields, waivers: readonly Waiver[]): Fields {
  const present = annotatedWaivers(manifest);
  if (waivers.length === 0 || 'problems' in present) return manifest;
  const all = [...present.waivers, ...waivers].map(orderedFields);
  const text = JSON.stringify(all.sort((left, right) => compareTexts(JSON.stringify(left), JSON.stringify(right))));
  const metadata = fieldsOf(manifest['metadata']);
  const annotations = { ...fieldsOf(metadata['annotations']), [WAIVERS_ANNOTATION]: text };
  return { ...manifest, metadata: { ...metadata, annotations } };
}

function orderedFields({ rule, container, reason }: Waiver): Waiver {
  return { rule, ...(container !== undefined && { container }), reason };
}

/** The waiver by which an object accepts a finding; undefined if it does not. What was found of code stays. */
export function acceptingWaiver(annotated: AnnotatedWaivers, finding: Finding): Waiver | undefined {
  if (!('waivers' in annotated) || finding.level === FindingLevel.CODE) return undefined;
  return annotated.waivers.find((each) => matches(each, finding));
}

/** Whether a waiver is for a finding. */
export function matches({ rule, container }: Waiver, finding: Finding): boolean {
  return rule === finding.rule && (container === undefined || container === finding.container);
}
