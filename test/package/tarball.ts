import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, normalize } from 'node:path';

const TOP_LEVEL = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md'];
const REQUIRED = [
  ...TOP_LEVEL,
  'lib/src/index.js',
  'lib/src/index.d.ts',
  'docs/rules/index.md',
  'schemas/baseline.schema.json',
  'schemas/check.schema.json',
  'schemas/explain.schema.json',
  'schemas/rules.schema.json',
  'schemas/symptom.schema.json',
  'schemas/synth.schema.json',
  'schemas/verify.schema.json',
  'helm/command/plugin.yaml',
  'helm/post-renderer/plugin.yaml',
  'src/gallery/main.ts',
  'src/gallery/search.yaml',
];
const HELM_PLUGINS = /^helm\/(command|post-renderer)\/(plugin\.yaml|main\.cjs)$/;
const COMPILED = /^lib\/(src|imports)\/.+(\.js|\.d\.ts)$/;
const TO_READ = /^(docs\/.+\.(md|svg)|schemas\/.+\.json|src\/gallery\/.+)$/;
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

/** Names the links from page to page that lead to no file of the tarball. */
export function findDeadLinks(root: string, files: readonly string[]): string[] {
  const pages = files.filter((path) => path.endsWith('.md'));
  return pages.flatMap((page) =>
    linksOf(readFileSync(join(root, page), 'utf8'))
      .filter((link) => !leadsSomewhere(normalize(join(dirname(page), link)), files))
      .map((link) => `${page} links to ${link}`),
  );
}

function linksOf(markdown: string): string[] {
  const text = markdown.replace(/`[^`]*`/g, '');
  const targets = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

function leadsSomewhere(path: string, files: readonly string[]): boolean {
  return files.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`));
}

function isWanted(path: string): boolean {
  if (TOP_LEVEL.includes(path) || TO_READ.test(path) || HELM_PLUGINS.test(path)) return true;
  return COMPILED.test(path) && !UNPUBLISHED.test(path);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
