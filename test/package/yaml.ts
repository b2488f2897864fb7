import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The YAML files below a folder: relative path to text. */
export function readYaml(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return new Map(files.sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}
