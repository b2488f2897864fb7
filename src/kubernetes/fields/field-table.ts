import type { EnumValue, Field, FieldType, MinorRange, ObjectType, Scalar } from './field-types';
import { FIELD_TABLE } from './generated/field-table';

/*
 * A type is a line with its name, and a field an indented line below it: its name, with `!` if it is required, its type
 * (`[T]` is a list, `{T}` a map), and marks. `28-`, `-35` and `30-35` are minor versions, those of the type if not given.
 */
const RANGE = /^(\d*)-(\d*)$/;
const ALWAYS: MinorRange = { since: 0, until: Infinity };
const SCALARS: ReadonlySet<string> = new Set<Scalar>([
  'string',
  'boolean',
  'int32',
  'int64',
  'double',
  'intOrString',
  'quantity',
  'time',
  'base64',
  'any',
]);

/** The part of the table for each type, as text; cut when the first type is asked for. */
let texts: ReadonlyMap<string, string> | undefined;
/** Types that were asked for. */
const READ = new Map<string, ObjectType>();

/** The names of all types of the table, in alphabetical order. */
export function typeNames(): string[] {
  return [...textsByName().keys()];
}

/** The type of a name, such as `PodSpec`. */
export function objectType(name: string): ObjectType {
  const known = READ.get(name);
  if (known) return known;
  const text = textsByName().get(name);
  if (text === undefined) throw new Error(`the table of fields has no type "${name}"`);
  const type = readType(text);
  READ.set(name, type);
  return type;
}

/** The field of a type in a minor version, if it has one of that name. */
export function fieldIn(type: ObjectType, name: string, minor: number): Field | undefined {
  const forms = type.fields.get(name);
  return forms?.find(({ since, until }) => minor >= since && minor <= until);
}

/** The newest form of each field of a type. */
export function newestFields(type: ObjectType): Field[] {
  return [...type.fields.values()].flatMap((forms) => newest(forms) ?? []);
}

/** The newest form of a field of a type. */
export function newestField(type: ObjectType, name: string): Field | undefined {
  return newest(type.fields.get(name) ?? []);
}

function newest(forms: readonly Field[]): Field | undefined {
  return forms.find(({ until }) => forms.every((other) => other.until <= until));
}

function textsByName(): ReadonlyMap<string, string> {
  texts ??= new Map(
    FIELD_TABLE.trim()
      .split(/\n(?! )/)
      .map((text) => [/^\w+/.exec(text)?.[0] ?? '', text]),
  );
  return texts;
}

function readType(text: string): ObjectType {
  const [head = '', ...lines] = text.split('\n');
  const [name = '', range = '-'] = head.split(' ');
  const life = readRange(range, ALWAYS);
  const fields = new Map<string, Field[]>();
  for (const field of lines.map((line) => readField(line.trim(), life))) {
    fields.set(field.name, [...(fields.get(field.name) ?? []), field]);
  }
  return { name, ...life, fields };
}

function readField(line: string, life: MinorRange): Field {
  const [name = '', type = '', ...marks] = line.split(' ');
  const mark = (key: string): string | undefined =>
    marks.find((text) => text.startsWith(`${key}=`))?.slice(key.length + 1);
  const [mergeKey, value] = [mark('merge'), mark('default')];
  return {
    name: name.replace('!', ''),
    type: readFieldType(type),
    isRequired: name.endsWith('!'),
    listKeys: split(mark('key'), ','),
    ...(mergeKey !== undefined && { mergeKey }),
    isSet: marks.includes('set'),
    retainsKeys: marks.includes('retainKeys'),
    ...(value !== undefined && { default: value }),
    values: split(mark('enum'), '|').map(readEnumValue),
    ...readRange(marks.find((text) => RANGE.test(text)) ?? '-', life),
  };
}

function readFieldType(text: string): FieldType {
  if (text.startsWith('[')) return { form: 'list', items: readFieldType(text.slice(1, -1)) };
  if (text.startsWith('{')) return { form: 'map', values: readFieldType(text.slice(1, -1)) };
  return isScalarName(text) ? { form: 'scalar', scalar: text } : { form: 'object', typeName: text };
}

function isScalarName(text: string): text is Scalar {
  return SCALARS.has(text);
}

function readEnumValue(text: string): EnumValue {
  const [value = '', range = '-'] = text.split('@');
  return { value, ...readRange(range, ALWAYS) };
}

function readRange(text: string, outer: MinorRange): MinorRange {
  const [, since = '', until = ''] = RANGE.exec(text) ?? [];
  return { since: since === '' ? outer.since : Number(since), until: until === '' ? outer.until : Number(until) };
}

function split(text: string | undefined, separator: string): string[] {
  return text === undefined ? [] : text.split(separator);
}
