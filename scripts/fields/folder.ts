import { join, resolve } from 'node:path';
import { isUpToDate } from '../is-up-to-date';

/** Where the generated files stand. */
export const FOLDER = resolve(__dirname, '../../src/kubernetes/fields/generated');

/** The names of the files that are missing, or whose text is another one. */
export function staleFiles(files: ReadonlyMap<string, string>): string[] {
  return [...files].filter(([name, text]) => !isUpToDate(join(FOLDER, name), text)).map(([name]) => name);
}
