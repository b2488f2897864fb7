import { parseFieldPattern, type FieldStep } from '../../src/kubernetes/fields/field-path';
import { FIELD_DEFAULTS } from '../../src/kubernetes/fields/defaults';
import { newestField, newestFields, objectType } from '../../src/kubernetes/fields/field-table';
import type { Field, FieldType, MinorRange, Scalar } from '../../src/kubernetes/fields/field-types';
import { RELEASES } from '../../src/kubernetes/fields/generated/releases';
import { HEAD } from './head';
import { minorOf } from './module';

/** The file of the interfaces. */
export const POD_FIELDS = 'pod-fields.ts';

/** What stands in a template, and all that it holds. */
const ROOT = 'PodTemplateSpec';
const SPEC = 'PodSpec';

const NEWEST = Math.max(...RELEASES.map(minorOf));

const SCALAR_TYPES: Readonly<Record<Scalar, string>> = {
  string: 'string',
  boolean: 'boolean',
  int32: 'number',
  int64: 'number',
  double: 'number',
  intOrString: 'number | string | WrappedScalar',
  quantity: 'number | string | WrappedScalar',
  // As generated code of cdk8s has it; synthesis takes texts alone.
  time: 'string | Date',
  base64: 'string',
  any: 'unknown',
};

/**
 * The interfaces of a Pod's fields as TypeScript, made of the table of fields. All fields are optional, since a piece to
 * merge has few of them, and each takes null, which removes it.
 */
export function podTypes(): string {
  const names = [...typesBelow(ROOT)].sort();
  return [HEAD, WRAPPED_SCALAR, ...names.map(interfaceText)].join('\n');
}

const WRAPPED_SCALAR = `/** A \`Quantity\` or an \`IntOrString\` of generated cdk8s code. */
export interface WrappedScalar {
  readonly value: number | string;
}
`;

function typesBelow(name: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(name)) return known;
  known.add(name);
  for (const { type } of newestFields(objectType(name))) {
    const inner = objectNameOf(type);
    if (inner !== undefined) typesBelow(inner, known);
  }
  return known;
}

function objectNameOf(type: FieldType): string | undefined {
  if (type.form === 'object') return type.typeName;
  if (type.form === 'list') return objectNameOf(type.items);
  return type.form === 'map' ? objectNameOf(type.values) : undefined;
}

function interfaceText(name: string): string {
  const type = objectType(name);
  const fields = newestFields(type).map((field) => fieldText(name, field, type));
  return `${comment([`\`${name}\` of the Kubernetes API, as in YAML.`, ...versions(type)], '')}export interface ${name} {\n${fields.join('')}}\n`;
}

function fieldText(owner: string, field: Field, outer: MinorRange): string {
  const value = defaultOf(owner, field);
  const lines = [
    ...(field.isRequired ? ['Required.'] : []),
    ...versions(field, outer),
    ...(value === undefined ? [] : [`@default ${value}`]),
  ];
  return `${comment(lines, '  ')}  readonly ${field.name}?: ${typeText(field)} | null | undefined;\n`;
}

function comment(lines: readonly string[], indent: string): string {
  if (lines.length === 0) return '';
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

/** The versions that have a field or type, as far as what holds it does not say so. */
function versions({ since, until }: MinorRange, outer: MinorRange = { since: 0, until: Infinity }): string[] {
  return [
    ...(since > outer.since ? [`It needs Kubernetes 1.${since} or newer.`] : []),
    ...(until < Math.min(outer.until, NEWEST) ? [`Kubernetes 1.${until} is the last version that has it.`] : []),
  ];
}

function typeText({ type, values }: Field): string {
  const choices = values.map(({ value }) => `'${value}'`);
  return choices.length === 0 ? typeOf(type) : typeOf(type, [...choices, OTHER_TEXT].join(' | '));
}

/** Editors offer the known values, and a variable of type string fits too. */
const OTHER_TEXT = '(string & {})';

function typeOf(type: FieldType, text = SCALAR_TYPES.string): string {
  if (type.form === 'object') return type.typeName;
  if (type.form === 'list') return `readonly ${itemText(typeOf(type.items, text))}[]`;
  if (type.form === 'map') return `{ readonly [name: string]: ${typeOf(type.values, text)} | null | undefined }`;
  return type.scalar === 'string' ? text : SCALAR_TYPES[type.scalar];
}

function itemText(text: string): string {
  return text.includes(' ') ? `(${text})` : text;
}

/** The default of a field that has the same one wherever it stands. */
function defaultOf(owner: string, field: Field): string | undefined {
  return field.default ?? DEFAULTS.get(`${owner}.${field.name}`);
}

const DEFAULTS: ReadonlyMap<string, string> = new Map(
  FIELD_DEFAULTS.flatMap(({ at, values }) =>
    ownersAt(at).flatMap((owner) =>
      Object.entries(values)
        .filter(([, value]) => value !== '')
        .map(([name, value]): [string, string] => [`${owner}.${name}`, String(value)]),
    ),
  ),
);

function ownersAt(pattern: string): string[] {
  if (pattern === '') return [SPEC];
  return parseFieldPattern(pattern).flatMap(({ steps }) => ownerOf(SPEC, steps) ?? []);
}

function ownerOf(name: string, [step, ...steps]: readonly FieldStep[]): string | undefined {
  if (!step) return name;
  const field = newestField(objectType(name), step.name);
  const inner = field && objectNameOf(field.type);
  return inner === undefined ? undefined : ownerOf(inner, steps);
}
