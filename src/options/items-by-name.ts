import { isFields, type Fields } from '../kubernetes/json';
import { codeOf, isShort, quoted } from './code-of';
import { meantOption } from './meant-option';
import { optionsOf, type OptionType } from './option-types';
import { isOfType, isPlainObject } from './recognize';

/** How the items of a list are written as the fields of one object: which option the name is, and which the value. */
const BY_NAME: { readonly [owner: string]: readonly [name: string, value: string] } = {
  HelperPort: ['name', 'number'],
  HelperVolumeMount: ['volume', 'path'],
  SharedVolumeMount: ['container', 'path'],
};

/**
 * The items that somebody meant by an object in place of a list: one item, or an item for each of its fields. Undefined if
 * it can be neither.
 */
export function itemsOf(items: OptionType, value: unknown): string | undefined {
  const types = items.form === 'union' ? items.types : [items];
  const owner = types.find(({ form }) => form === 'interface');
  if (owner?.form !== 'interface' || !isPlainObject(value)) return undefined;
  return oneItem(owner.name, value) ?? itemsByName(owner.name, value);
}

function oneItem(owner: string, value: { readonly [option: string]: unknown }): string | undefined {
  const options = optionsOf(owner);
  const renamed = Object.entries(value).map(
    ([name, each]) => [options.has(name) ? name : (meantOption(owner, name) ?? ''), each] as const,
  );
  const isKnown = renamed.every(([name, each]) => options.get(name) && isOfType(typeOf(owner, name), each));
  const code = isKnown && renamed.length > 0 ? codeOf(Object.fromEntries(renamed)) : undefined;
  return code === undefined ? undefined : `[${code}]`;
}

function itemsByName(owner: string, value: { readonly [name: string]: unknown }): string | undefined {
  const [name, option] = (Object.hasOwn(BY_NAME, owner) ? BY_NAME[owner] : undefined) ?? [];
  if (name === undefined || option === undefined) return undefined;
  const entries = Object.entries(value);
  if (!entries.every(([, each]) => isOfType(typeOf(owner, option), each) && !isFields(each))) return undefined;
  const meant = entries.map(([key, each]) => ({ [name]: key, [option]: each }));
  return codeOf(meant) ?? codeOf(meant.slice(0, 1));
}

/** A map of texts that somebody wrote as a list of names and values; what they hold may be a credential, and is not repeated. */
export function mapOf(values: OptionType, list: unknown): string | undefined {
  if (!Array.isArray(list) || list.length === 0 || !isOfType(values, '')) return undefined;
  const entries = list.map(entryOf);
  return entries.includes(undefined) ? undefined : `{ ${entries.slice(0, MAX_ENTRIES).join(', ')} }`;
}

const MAX_ENTRIES = 3;

function entryOf(item: unknown): string | undefined {
  const { name, valueFrom } = isPlainObject(item) ? item : ({} as Fields);
  if (!isShort(name)) return undefined;
  return `${/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name)}: ${isFields(valueFrom) ? '{ valueFrom: variable.valueFrom }' : "'…'"}`;
}

function typeOf(owner: string, option: string): OptionType {
  return optionsOf(owner).get(option)?.type ?? { form: 'scalar', scalar: 'any' };
}
