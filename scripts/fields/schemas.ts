import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem';

const FILES = ['api__v1', 'apis__apps__v1', 'apis__batch__v1', 'apis__policy__v1'];

/** The kinds of objects that people write; all their types are in the table, those of `status` excepted. */
const KINDS = [
  'core.v1.Pod',
  'core.v1.PodTemplate',
  'apps.v1.Deployment',
  'apps.v1.StatefulSet',
  'apps.v1.DaemonSet',
  'apps.v1.ReplicaSet',
  'core.v1.ReplicationController',
  'batch.v1.Job',
  'batch.v1.CronJob',
  'core.v1.Service',
  'policy.v1.PodDisruptionBudget',
  'core.v1.ConfigMap',
  'core.v1.Secret',
];

/** Types with a decoder of their own, by the name of what it takes. */
const SCALARS: ReadonlyMap<string, string> = new Map([
  ['io.k8s.apimachinery.pkg.api.resource.Quantity', 'quantity'],
  ['io.k8s.apimachinery.pkg.util.intstr.IntOrString', 'intOrString'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.Time', 'time'],
  ['io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1', 'any'],
]);

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly default?: unknown;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-patch-merge-key'?: string;
  readonly 'x-kubernetes-patch-strategy'?: string;
}

/** The fields of a type, each with what the table says of it, such as `[EnvVar] key=name`. */
export type TypeFields = ReadonlyMap<string, string>;

/** The types of one release. */
export interface Types {
  readonly fields: ReadonlyMap<string, TypeFields>;
  /** The defaults that the release names, by `Type.field`. */
  readonly defaults: ReadonlyMap<string, string>;
}

/** Reads the types of the kinds from the OpenAPI of a release. */
export function readTypes(folder: string): Types {
  const schemas = readSchemas(folder);
  const fields = new Map<string, TypeFields>();
  const defaults = new Map<string, string>();
  const names = new Map<string, string>();
  const read = (fullName: string): string => {
    const name = fullName.split('.').at(-1) ?? fullName;
    if ((names.get(name) ?? fullName) !== fullName) throw new Problem(`two types are called ${name}`);
    if (names.has(name)) return name;
    names.set(name, fullName);
    const { properties = {}, required = [] } = schemas[fullName] ?? fail(`there is no type ${fullName}`);
    const isKind = 'kind' in properties;
    const written = Object.entries(properties).filter(([field]) => !isKind || field !== 'status');
    const rows = written.map(([field, schema]): [string, string] => [
      required.includes(field) ? `${field}!` : field,
      [typeText(schema, read), ...markers(schema)].join(' '),
    ]);
    for (const [field, schema] of written) if (!isZero(schema)) defaults.set(`${name}.${field}`, text(schema.default));
    fields.set(name, new Map(rows));
    return name;
  };
  for (const kind of KINDS) read(`io.k8s.api.${kind}`);
  return { fields, defaults };
}

function readSchemas(folder: string): { readonly [name: string]: Schema } {
  const documents = FILES.map((file) => {
    const json = readFileSync(join(folder, `api/openapi-spec/v3/${file}_openapi.json`), 'utf8');
    return (JSON.parse(json) as { components: { schemas: { [name: string]: Schema } } }).components.schemas;
  });
  return Object.assign({}, ...documents) as { [name: string]: Schema };
}

function typeText(schema: Schema, read: (fullName: string) => string): string {
  const reference = (schema.$ref ?? schema.allOf?.[0]?.$ref)?.split('/').at(-1);
  if (reference !== undefined) return SCALARS.get(reference) ?? read(reference);
  if (schema.type === 'array' && schema.items) return `[${typeText(schema.items, read)}]`;
  if (schema.additionalProperties) return `{${typeText(schema.additionalProperties, read)}}`;
  if (schema.type === 'integer') return schema.format ?? fail('an integer has no format');
  if (schema.type === 'number') return 'double';
  if (schema.type === 'string' && schema.format === 'byte') return 'base64';
  if (schema.type === 'string' || schema.type === 'boolean') return schema.type;
  return fail(`a field has a type that is not known here: ${JSON.stringify(schema)}`);
}

/** Before 1.30 the type of a list follows from how it is merged. */
function markers(schema: Schema): string[] {
  if (schema.type !== 'array') return [];
  const strategies = schema['x-kubernetes-patch-strategy']?.split(',') ?? [];
  const merge = schema['x-kubernetes-patch-merge-key'];
  const keys = schema['x-kubernetes-list-map-keys']?.join(',') ?? merge;
  const isSet = schema['x-kubernetes-list-type'] === 'set' || (strategies.includes('merge') && merge === undefined);
  return [
    ...(isSet ? ['set'] : []),
    ...(keys === undefined ? [] : [`key=${keys}`]),
    ...(merge === undefined ? [] : [`merge=${merge}`]),
    ...(strategies.includes('retainKeys') ? ['retainKeys'] : []),
  ];
}

/** Whether a default says no more than that the field is not a pointer in Go. */
function isZero({ default: value }: Schema): boolean {
  return value === undefined || ['', '0', 'false', '{}'].includes(text(value));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function fail(message: string): never {
  throw new Problem(message);
}
