import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the generated files stand. */
export const FOLDER = resolve(__dirname, '../../src/kubernetes/fields/generated');

/** The names of the files that are missing, or whose text is another one. */
export function staleFiles(files: ReadonlyMap<string, string>): string[] {
  const isFresh = ([name, text]: [string, string]): boolean =>
    existsSync(join(FOLDER, name)) && readFileSync(join(FOLDER, name), 'utf8') === text;
  return [...files].filter((file) => !isFresh(file)).map(([name]) => name);
}
