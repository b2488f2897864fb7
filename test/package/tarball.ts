import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const REQUIRED = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'lib/src/index.js', 'lib/src/index.d.ts'];
const TOP_LEVEL = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];
const COMPILED = /^lib\/(src|imports)\/.+(\.js|\.d\.ts|\.js\.map)$/;
const UNPUBLISHED = /(^|\/)(gallery|test|tests|__tests__)\/|\.test\./;

/** Names what a user needs and the tarball lacks, and what it holds besides. */
export function findWrongFiles(files: readonly string[]): string[] {
  const missing = REQUIRED.filter((path) => !files.includes(path)).map((path) => `${path} is missing`);
  const surplus = files.filter((path) => !isWanted(path)).map((path) => `${path} has no place in the package`);
  return [...missing, ...surplus];
}

/** Names the files that give away where the package was built. */
export function findMachinePaths(root: string, files: readonly string[]): string[] {
  const places = [root, homedir()].map((place) => new RegExp(`(?<![\\w.])${escape(place)}/`));
  return files
    .filter((path) => places.some((place) => place.test(readFileSync(join(root, path), 'utf8'))))
    .map((path) => `${path} holds an absolute path of this machine`);
}

function isWanted(path: string): boolean {
  return TOP_LEVEL.includes(path) || (COMPILED.test(path) && !UNPUBLISHED.test(path));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
