import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What `get-program` gets, one a line: the modules and packages that have the programs that Debian lacks. */
const SOURCES = join(__dirname, 'programs-to-get.txt');

/** The folders of the programs that `get-program` got or would get. */
export function fetchedProgramFolders(): string[] {
  const cache = process.env['HELPER_PROGRAMS_CACHE'] ?? join(homedir(), '.cache', 'helper-programs');
  const sources = readFileSync(SOURCES, 'utf8').trim().split('\n');
  return sources.map((source) => join(cache, source.replaceAll('/', '+')));
}
