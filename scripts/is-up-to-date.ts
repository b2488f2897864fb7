import { existsSync, readFileSync } from 'node:fs';

/** Whether a generated file is there with the text that would be generated. */
export function isUpToDate(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}
