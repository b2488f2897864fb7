import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FUNCTION = /^func schema_(?:k8sio_api_\w+_v\w+|pkg_apis_meta_v1)_([A-Za-z0-9]+)\(/;
const PROPERTY = /^\t{5}"(\w+)": \{$/;
const ENUM = /\bEnum: +\[\]interface\{\}\{(.*)\},$/;
const PACKAGE = /^func schema_(k8sio_api_(core|apps|batch|policy)_v1|pkg_apis_meta_v1)_/;

/** The values of the fields of one release that are enumerations, by `Type.field`. */
export type Enums = ReadonlyMap<string, readonly string[]>;

/** Reads the enumerations from the generated Go code: the published OpenAPI leaves them out. */
export function readEnums(folder: string): Enums {
  const enums = new Map<string, readonly string[]>();
  let [type, field] = ['', ''];
  for (const line of readFileSync(join(folder, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8').split('\n')) {
    if (line.startsWith('func ')) type = PACKAGE.test(line) ? (FUNCTION.exec(line)?.[1] ?? '') : '';
    field = PROPERTY.exec(line)?.[1] ?? field;
    const values = ENUM.exec(line)?.[1];
    if (type !== '' && values !== undefined) enums.set(`${type}.${field}`, JSON.parse(`[${values}]`) as string[]);
  }
  return enums;
}
