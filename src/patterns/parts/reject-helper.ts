import type { IConstruct } from 'constructs';
import { optionsOf, parametersOf } from '../../options/option-types';
import { rejectConstruct, type RejectedConstruct } from '../../template/locate';

/** An option of a helper from its class on, such as `Ambassador.listen`. */
export function optionOf(helper: IConstruct, option: string): string {
  return `${helper.constructor.name}.${option}`;
}

/** A list of the options of a helper, if its class has it: presets fill some by themselves. */
export function listOption(helper: IConstruct, option: string): string | undefined {
  const isTaken = parametersOf(helper.constructor.name).some(
    ({ type }) => type.form === 'interface' && optionsOf(type.name).has(option),
  );
  return isTaken ? optionOf(helper, option) : undefined;
}

/** Throws one finding about an option of a helper, which is named from the props on. */
export function rejectHelper(rule: string, helper: IConstruct, rejected: RejectedConstruct): never {
  return rejectConstruct(rule, helper, { ...rejected, option: optionOf(helper, rejected.option) });
}
