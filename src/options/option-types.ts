import { CALLS, CLASSES, ENUMS, INTERFACES } from './generated/option-table';

/** What an option can hold. */
export type OptionType =
  | { readonly form: 'scalar'; readonly scalar: 'string' | 'number' | 'boolean' | 'function' | 'any' }
  | { readonly form: 'list'; readonly items: OptionType }
  | { readonly form: 'map'; readonly values: OptionType }
  | { readonly form: 'union'; readonly types: readonly OptionType[] }
  | { readonly form: 'interface' | 'enum' | 'class'; readonly name: string };

/** An option of an interface, or a parameter of a call. */
export interface Option {
  readonly name: string;
  readonly type: OptionType;
  readonly isOptional: boolean;
}

/** A member of an enumeration. */
export interface EnumMember {
  readonly name: string;
  readonly value: string;
}

/** Classes of cdk8s and constructs, each with a member by which an instance of any copy is known. */
const FOREIGN_CLASSES: { readonly [name: string]: string } = {
  Construct: 'node',
  Duration: 'toSeconds',
  JsonPatch: '_toJson',
  Size: 'asString',
};

const READ_CALLS = new Map<string, readonly Option[]>();
const READ_INTERFACES = new Map<string, ReadonlyMap<string, Option>>();
const READ_ENUMS = new Map<string, readonly EnumMember[]>();
const READ_CLASSES = new Map<string, readonly string[]>();

/** The parameters of a constructor, factory or method, such as `Probe.fromCommand`. */
export function parametersOf(call: string): readonly Option[] {
  return remembered(READ_CALLS, call, () => readOptions(CALLS[call] ?? ''));
}

/** The options of an interface by name, those that it inherits first. */
export function optionsOf(name: string): ReadonlyMap<string, Option> {
  return remembered(READ_INTERFACES, name, () => {
    const words = wordsOf(INTERFACES[name] ?? '');
    const inherited = words.filter((word) => word.startsWith('...')).flatMap((base) => [...optionsOf(base.slice(3))]);
    const own = readOptions(words.filter((word) => !word.startsWith('...')).join(' '));
    return new Map([...inherited, ...own.map((option) => [option.name, option] as const)]);
  });
}

/** The members of an enumeration. */
export function membersOfEnum(name: string): readonly EnumMember[] {
  return remembered(READ_ENUMS, name, () =>
    wordsOf(ENUMS[name] ?? '').map((word) => {
      const [member = '', value = ''] = word.split('=');
      return { name: member, value };
    }),
  );
}

/** The members by which an instance of a class is known, whichever copy of its package made it. */
export function membersOfClass(name: string): readonly string[] {
  return remembered(READ_CLASSES, name, () => wordsOf(FOREIGN_CLASSES[name] ?? CLASSES[name] ?? ''));
}

/** Whether a name is that of a class of the public API, or of a class of cdk8s that its options take. */
export function isKnownClass(name: string): boolean {
  return Object.hasOwn(CLASSES, name) || Object.hasOwn(FOREIGN_CLASSES, name);
}

function readOptions(text: string): Option[] {
  return wordsOf(text).map((word) => {
    const [label = '', type = ''] = word.split(':');
    return { name: label.replace('?', ''), type: readType(type), isOptional: label.endsWith('?') };
  });
}

function wordsOf(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

/**
 * A type as the table writes it: `string[]` for a list, `(number|string)[]` for one of several, `{string}` for a map,
 * `number|string` for one of them.
 */
function readType(text: string): OptionType {
  const types = alternativesOf(text);
  if (types.length > 1) return { form: 'union', types: types.map(readType) };
  if (text.endsWith('[]')) return { form: 'list', items: readType(text.slice(0, -2)) };
  if (text.startsWith('(')) return readType(text.slice(1, -1));
  if (text.startsWith('{')) return { form: 'map', values: readType(text.slice(1, -1)) };
  if (isScalar(text)) return { form: 'scalar', scalar: text };
  if (Object.hasOwn(INTERFACES, text)) return { form: 'interface', name: text };
  return { form: Object.hasOwn(ENUMS, text) ? 'enum' : 'class', name: text };
}

/** The types between the "|" that stand in no brackets. */
function alternativesOf(text: string): string[] {
  const types = [''];
  let depth = 0;
  for (const character of text) {
    if ('({'.includes(character)) depth += 1;
    if (')}'.includes(character)) depth -= 1;
    if (character === '|' && depth === 0) types.push('');
    else types[types.length - 1] += character;
  }
  return types;
}

type Scalar = Extract<OptionType, { form: 'scalar' }>['scalar'];

function isScalar(text: string): text is Scalar {
  return ['string', 'number', 'boolean', 'function', 'any'].includes(text);
}

function remembered<T>(known: Map<string, T>, name: string, read: () => T): T {
  const present = known.get(name);
  if (present !== undefined) return present;
  const value = read();
  known.set(name, value);
  return value;
}
