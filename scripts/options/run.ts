/** Writes the table of the options of the public API, or checks that it is up to date. Running it twice writes the same bytes. */
import { writeFileSync } from 'node:fs';
import { isUpToDate } from '../is-up-to-date';
import { OPTION_TABLE, optionTable } from './option-table';

const table = optionTable();
if (!process.argv.includes('--check')) writeFileSync(OPTION_TABLE, table);
else if (!isUpToDate(OPTION_TABLE, table)) {
  console.error('options: the file would be generated differently; run "npm run options"');
  process.exitCode = 1;
}
