import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseFolder } from '../../scripts/fields/module';
import { programFolder } from './programs';

interface Schema {
  $ref?: string;
  format?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  required?: string[];
  'x-kubernetes-group-version-kind'?: { readonly group: string; readonly version: string; readonly kind: string }[];
}

const TEXT_OR_NUMBER = { oneOf: [{ type: ['string', 'null'] }, { type: ['number', 'null'] }] };

/** Where kubeconform finds the schema of a kind in the folder. */
export function schemaLocation(folder: string): string {
  return join(folder, '{{.ResourceKind}}{{.KindSuffix}}.json');
}

/**
 * A folder with the strict JSON Schemas of a release for kubeconform, made of its OpenAPI document as
 * https://github.com/yannh/kubernetes-json-schema makes them, which are what kubeconform loads from the network.
 */
export function schemaFolder(release: string): string {
  const folder = join(programFolder(), `schemas-${release}`);
  if (existsSync(folder)) return folder;
  const file = join(releaseFolder(release), 'api', 'openapi-spec', 'swagger.json');
  const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as { definitions: Record<string, Schema> };
  const strict = Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [name, strictOf(name, schema)]),
  );
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(definitions)) {
    for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
      const suffix = [group.split('.')[0] ?? '', version].filter((part) => part !== '').join('-');
      const content = { ...strict[name], definitions: neededBy(name, strict) };
      writeFileSync(join(folder, `${kind}-${suffix}.json`.toLowerCase()), JSON.stringify(content));
    }
  }
  return folder;
}

/** Whatever is optional may be null, and what is not named is refused. */
function strictOf(name: string, schema: Schema): object {
  if (name.endsWith('.Quantity') || name.endsWith('.IntOrString')) return TEXT_OR_NUMBER;
  const { properties, type } = schema;
  if (properties === undefined) return { ...schema, ...(type === 'object' && { type: ['object', 'null'] }) };
  const kinds = schema['x-kubernetes-group-version-kind'] ?? [];
  const entries = Object.entries(properties).map(([key, value]) => {
    const isFixed = kinds.length === 1 && (key === 'kind' || key === 'apiVersion');
    const isRequired = schema.required?.includes(key) === true;
    return [key, isFixed || isRequired ? value : nullable(value)];
  });
  return { ...schema, properties: Object.fromEntries(entries) as object, additionalProperties: false };
}

function nullable(schema: Schema): object {
  if (schema.format === 'int-or-string') return TEXT_OR_NUMBER;
  if (typeof schema.type !== 'string') return schema;
  return { ...schema, type: [schema.type, 'null'] };
}

function neededBy(name: string, all: Readonly<Record<string, object>>): Record<string, object> {
  const needed: Record<string, object> = {};
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [, other = ''] of JSON.stringify(all[next]).matchAll(/"#\/definitions\/([^"]+)"/g)) {
      if (other in needed) continue;
      needed[other] = all[other] ?? {};
      waiting.push(other);
    }
  }
  return needed;
}
