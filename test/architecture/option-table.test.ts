import { readFileSync } from 'node:fs';
import { OPTION_TABLE, optionTable } from '../../scripts/options/option-table';

test('the table of options is up to date: `npm run options` writes it', () => {
  expect(readFileSync(OPTION_TABLE, 'utf8')).toBe(optionTable());
});
