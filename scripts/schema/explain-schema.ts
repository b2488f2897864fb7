import { join, resolve } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const ROOT = resolve(__dirname, '../..');

/** Where the schema of the output of `explain` is written. */
export const EXPLAIN_SCHEMA = join(ROOT, 'schemas/explain.schema.json');

/** The JSON Schema of the output of `explain`, made of its types and their doc comments. Other fields may be there. */
export function explainSchema(): string {
  const generator = createGenerator({
    path: join(ROOT, 'src/explain/report/explain-output.ts'),
    tsconfig: join(ROOT, 'tsconfig.json'),
    type: 'ExplainOutput',
    additionalProperties: true,
    topRef: false,
    skipTypeCheck: true,
    sortProps: false,
  });
  const title = 'The output of pod-patterns explain -o json';
  return `${JSON.stringify({ $schema: undefined, title, ...generator.createSchema('ExplainOutput') }, null, 2)}\n`;
}
