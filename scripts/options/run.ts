/** Writes the table of the options of the public API, or checks that it is up to date. Running it twice writes the same bytes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { OPTION_TABLE, optionTable } from './option-table';

const table = optionTable();
if (!process.argv.includes('--check')) writeFileSync(OPTION_TABLE, table);
else if (readFileSync(OPTION_TABLE, 'utf8') !== table) {
  console.error('options: the file would be generated differently; run "npm run options"');
  process.exitCode = 1;
}
