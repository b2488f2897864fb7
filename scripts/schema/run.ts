/** Writes the JSON Schemas of what the commands print, or checks that they are up to date. Running it twice writes the same bytes. */
import { writeFileSync } from 'node:fs';
import { isUpToDate } from '../is-up-to-date';
import { SCHEMAS, schemaText } from './schemas';

for (const schema of SCHEMAS) {
  const text = schemaText(schema);
  if (!process.argv.includes('--check')) writeFileSync(schema.file, text);
  else if (!isUpToDate(schema.file, text)) {
    console.error(`schema: ${schema.file} would be generated differently; run "npm run schema"`);
    process.exitCode = 1;
  }
}
