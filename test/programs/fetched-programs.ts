import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What `get-program` gets, the first word of each line: the modules and packages with the programs that Debian lacks. */
const SOURCES = join(__dirname, 'programs-to-get.txt');

/** The folders of the programs that `get-program` got or would get. */
export function fetchedProgramFolders(): string[] {
  const cache = process.env['HELPER_PROGRAMS_CACHE'] ?? join(homedir(), '.cache', 'helper-programs');
  const lines = readFileSync(SOURCES, 'utf8').trim().split('\n');
  return lines.map((line) => join(cache, (line.split(' ')[0] ?? '').replaceAll('/', '+')));
}
