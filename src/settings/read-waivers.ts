import { FindingLevel } from '../findings/finding-kind';
import { absentNames, didYouMean } from '../kubernetes/closest-name';
import { fieldsOf, isFields, textOf, type Fields } from '../kubernetes/json';
import { FINDING_KINDS } from '../rules/catalogue';
import { faulty, parsedItems, unknownKey, wrongValue, type Fault, type Parsed } from './parsed';

/** A waiver as settings have it. What is absent limits nothing. */
export interface SettingsWaiver {
  readonly rule: string;
  readonly reason: string;
  /** A glob for the files that it is for, from the folder of the settings. */
  readonly path?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly container?: string;
  /** The last day on which it holds, such as `2027-03-31`. */
  readonly expires?: string;
  /** Where it stands in the settings, counted from 1. */
  readonly line: number;
}

const KEYS = ['rule', 'reason', 'path', 'kind', 'name', 'namespace', 'container', 'expires'] as const;
const NEEDED = 'A waiver must have the texts rule and reason.';

/** The rules that can be waived. */
const RULE_IDS = FINDING_KINDS.filter(({ level }) => level !== FindingLevel.CODE).map(({ id }) => id);

/**
 * The waivers of settings.
 *
 * @param lineOf - the line of a path in the settings
 */
export function readWaivers(value: unknown, lineOf: (path: string) => number): Parsed<readonly SettingsWaiver[]> {
  if (!Array.isArray(value)) return faulty(wrongValue('"waivers"', value, 'a list of waivers with rule and reason'));
  return parsedItems(
    'waivers',
    value.map((item: unknown, index) => readWaiver(item, lineOf(`waivers[${index}]`))),
  );
}

function readWaiver(item: unknown, line: number): Parsed<SettingsWaiver> {
  if (!isFields(item)) return faulty(NEEDED);
  const ofFields = Object.entries(item).flatMap(([key, value]): Fault[] => {
    const problem = fieldProblem(key, value);
    return problem === undefined ? [] : [{ problem, path: `.${key}` }];
  });
  const faults = [
    ...(absentNames(['rule', 'reason'], KEYS, Object.keys(item)).length > 0 ? [{ problem: NEEDED }] : []),
    ...ofFields,
  ];
  if (faults.length > 0) return { faults };
  const { rule = '', reason = '', ...rest } = textsIn(item);
  return { value: { rule, reason, ...rest, line } };
}

function fieldProblem(key: string, value: unknown): string | undefined {
  if (!KEYS.some((known) => known === key)) return unknownKey(key, KEYS);
  const text = textOf(value)?.trim();
  if (!text) return wrongValue(`"${key}" of a waiver`, value, 'a string that says something');
  if (key === 'rule' && !RULE_IDS.includes(text)) {
    return `There is no rule "${text}" that can be waived.${didYouMean(text, RULE_IDS)}`;
  }
  return key === 'expires' && !isDay(text) ? wrongValue('"expires"', text, 'a day such as 2027-03-31') : undefined;
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function textsIn(item: Fields): { readonly [key in (typeof KEYS)[number]]?: string } {
  return Object.fromEntries(Object.entries(fieldsOf(item)).map(([key, value]) => [key, String(value).trim()]));
}
