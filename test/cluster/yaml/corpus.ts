import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** A text that somebody wrote, and where. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** All manifests below a folder. */
export function readCorpus(folder: string): NamedText[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
