import { headOf, type Finding } from '../findings/finding';
import { valueAsCode } from '../findings/finding-text';
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

/** Throws one finding about a value. */
export function rejectOption(rule: string, rejected: RejectedOption): never {
  return throwFindings(new FindingsError([rejectedOption(rule, rejected)]));
}

/** The finding about a value; its place is the option's name, since no construct has it yet. */
export function rejectedOption(rule: string, { place, value, ...rest }: RejectedOption): Finding {
  const text = value === undefined ? {} : { value: valueAsCode(value) };
  return { ...headOf(kindOf(rule)), location: { option: place }, ...text, ...rest };
}
