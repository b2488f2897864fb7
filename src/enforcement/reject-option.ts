import { headOf } from '../findings/finding';
import { kindOf } from '../rules/catalogue';
import { FindingsError, throwFindings } from './findings-error';

/** A value that cannot be taken as it is, before any construct knows of it. */
export interface RejectedOption {
  /** Where the code says it, such as `Probe.fromHttpGet.period`. */
  readonly place: string;
  /** The value as people write it, with its unit: `1.5 s`. */
  readonly value?: unknown;
  /** The container that has it, if one is known. */
  readonly container?: string;
  /** The construct whose option it is, if one is known. */
  readonly construct?: string;
  readonly message: string;
  readonly fix: string;
}

/** Throws one finding about a value; its place is the option's name, since no construct has it yet. */
export function rejectOption(rule: string, { place, value, ...rest }: RejectedOption): never {
  const text = value === undefined ? {} : { value: valueAsCode(value) };
  return throwFindings(new FindingsError([{ ...headOf(kindOf(rule)), location: { option: place }, ...text, ...rest }]));
}

/** A value as JSON, and a number as code has it: JSON knows no NaN. */
export function valueAsCode(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
