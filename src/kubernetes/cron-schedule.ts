/** What a field of a schedule can hold. */
interface Bounds {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names for the numbers, from the least on. */
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Bounds[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, names: MONTHS },
  { name: 'day of the week', least: 0, most: 6, names: DAYS },
];

const DESCRIPTORS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const EVERY = /^@every [+-]?((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+$/;
const EVERY_ZERO = /^@every [+-]?0$/;

/**
 * Why a text is not a schedule of a CronJob, apart from a time zone before it; undefined if it is one.
 *
 * Source: github.com/robfig/cron/v3, ParseStandard; the CronJob controller sets the time zone otherwise.
 */
export function scheduleProblem(text: string): string | undefined {
  if (text.startsWith('@')) {
    const isKnown = DESCRIPTORS.includes(text) || EVERY.test(text) || EVERY_ZERO.test(text);
    return isKnown ? undefined : `is not one of ${DESCRIPTORS.join(', ')} or "@every" with a duration`;
  }
  const parts = text.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== FIELDS.length) return `has ${parts.length} fields, and a schedule has ${FIELDS.length}`;
  for (const [index, bounds] of FIELDS.entries()) {
    const problem = fieldProblem(parts[index] ?? '', bounds);
    if (problem !== undefined) return `has ${problem} as its ${bounds.name}`;
  }
  return undefined;
}

function fieldProblem(text: string, bounds: Bounds): string | undefined {
  const wrong = text.split(',').find((range) => range !== '' && !isRange(range, bounds));
  return wrong === undefined ? undefined : JSON.stringify(wrong);
}

function isRange(text: string, bounds: Bounds): boolean {
  const [range = '', step, ...others] = text.split('/');
  if (others.length > 0 || (step !== undefined && !isStep(step))) return false;
  return isInBounds(range.split('-'), step !== undefined, bounds);
}

function isStep(text: string): boolean {
  return (numberOf(text) ?? 0) > 0;
}

/** What stands behind a star is not looked at; one number with a step goes on to the end. */
function isInBounds(ends: readonly string[], hasStep: boolean, bounds: Bounds): boolean {
  if (ends[0] === '*' || ends[0] === '?') return true;
  const [from = NaN, to = from, ...others] = ends.map((end) => valueOf(end, bounds) ?? NaN);
  const last = ends.length === 1 && hasStep ? bounds.most : to;
  return others.length === 0 && from >= bounds.least && last <= bounds.most && from <= last;
}

function valueOf(text: string, { names, least }: Bounds): number | undefined {
  const index = names?.indexOf(text.toLowerCase()) ?? -1;
  return index === -1 ? numberOf(text) : index + least;
}

function numberOf(text: string): number | undefined {
  return /^[+]?\d+$/.test(text) ? Number(text) : undefined;
}
