/** Writes the JSON Schema of the output of `explain`, or checks that it is up to date. Running it twice writes the same bytes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { EXPLAIN_SCHEMA, explainSchema } from './explain-schema';

const schema = explainSchema();
if (!process.argv.includes('--check')) writeFileSync(EXPLAIN_SCHEMA, schema);
else if (readFileSync(EXPLAIN_SCHEMA, 'utf8') !== schema) {
  console.error('schema: the file would be generated differently; run "npm run schema"');
  process.exitCode = 1;
}
