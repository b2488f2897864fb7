import { readdirSync } from 'node:fs';
import { markdownFiles } from './examples';
import { linksOf, reachableFrom, resolves } from './links';

const INDEX = 'docs/index.md';
const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownFiles('docs')];

test('every link in the documentation leads to something that is there', () => {
  const broken = PAGES.flatMap(linksOf).filter((link) => !resolves(link));
  expect(broken.map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
});

test('every page is reached from the index', () => {
  const reached = reachableFrom(INDEX);
  expect(PAGES.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([]);
});

test('the index is reached from the README', () => {
  expect(linksOf('README.md').map(({ path }) => path)).toContain(INDEX);
});

test('the page about the gallery links each of its files', () => {
  const linked = linksOf('docs/gallery.md').map(({ path }) => path);
  const files = readdirSync('src/gallery').map((file) => `src/gallery/${file}`);
  expect(files.filter((file) => !linked.includes(file))).toEqual([]);
});
