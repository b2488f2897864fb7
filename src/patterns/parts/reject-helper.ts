import type { IConstruct } from 'constructs';
import { rejectConstruct, type RejectedConstruct } from '../../template/locate';

/** An option of a helper from its class on, such as `Ambassador.listen`. */
export function optionOf(helper: IConstruct, option: string): string {
  return `${helper.constructor.name}.${option}`;
}

/** Throws one finding about an option of a helper, which is named from the props on. */
export function rejectHelper(rule: string, helper: IConstruct, rejected: RejectedConstruct): never {
  return rejectConstruct(rule, helper, { ...rejected, option: optionOf(helper, rejected.option) });
}
