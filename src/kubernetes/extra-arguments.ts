import { counted, listed } from './words';

/** An argument that no parameter of a call takes. */
export interface ExtraArgument {
  readonly index: number;
  readonly value: unknown;
  readonly message: string;
  readonly fix: string;
}

/**
 * The first argument of a call that none of its parameters takes. Undefined counts as left out, as does what `map` and its
 * like hand to a function besides the item of a list.
 *
 * @param call - the name of the call, such as `PodTemplate.of`
 * @param values - the arguments, in order
 * @param parameters - the names of what it takes
 */
export function extraArgument(
  call: string,
  values: ArrayLike<unknown>,
  parameters: readonly string[],
): ExtraArgument | undefined {
  if (values.length <= parameters.length || isCallOfMap(values, parameters.length)) return undefined;
  const others = Array.from(values).slice(parameters.length);
  const place = others.findIndex((value) => value !== undefined);
  if (place < 0) return undefined;
  const takes = parameters.length === 0 ? 'no arguments' : `only ${listed(parameters.map((name) => `\`${name}\``))}`;
  return {
    index: parameters.length + place,
    value: others[place],
    message: `\`${call}\` takes ${takes}, and got ${counted(values.length, 'argument')}.`,
    fix: others[place] === false ? 'leave it out; if nothing is to happen, leave out the call.' : 'leave it out.',
  };
}

function isCallOfMap({ 0: item, 1: index, 2: list, length }: ArrayLike<unknown>, parameters: number): boolean {
  return parameters === 1 && length === 3 && Array.isArray(list) && list[index as number] === item;
}
