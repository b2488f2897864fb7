import { isFields } from '../kubernetes/json';
import { codeOf, isShort, quoted } from './code-of';

/** What each operation of a JSON patch takes, in the order of the arguments of its factory. */
const ARGUMENTS: { readonly [operation: string]: readonly string[] } = {
  add: ['path', 'value'],
  copy: ['from', 'path'],
  move: ['from', 'path'],
  remove: ['path'],
  replace: ['path', 'value'],
  test: ['path', 'value'],
};

/** The factories of cdk8s for operations as JSON writes them, one or several; undefined if it is not a patch. */
export function jsonPatch(value: unknown): string | undefined {
  if (!Array.isArray(value)) return operation(value);
  const codes = value.map(operation);
  return codes.length === 0 || codes.includes(undefined) ? undefined : codes.join(', ');
}

function operation(value: unknown): string | undefined {
  if (!isFields(value) || !isShort(value['op']) || !Object.hasOwn(ARGUMENTS, value['op'])) return undefined;
  const names = ARGUMENTS[value['op']] ?? [];
  if (names.some((name) => value[name] === undefined)) return undefined;
  const codes = names.map((name) => (name === 'value' ? (codeOf(value[name]) ?? "'…'") : pointer(value[name])));
  return `JsonPatch.${value['op']}(${codes.join(', ')})`;
}

function pointer(path: unknown): string {
  return isShort(path) ? quoted(path) : "'/…'";
}
