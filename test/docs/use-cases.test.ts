import { readFileSync } from 'node:fs';
import { PRESETS } from '../fixtures/presets';
import { presetPage } from './preset-part';

/** What people use each pattern for. */
const USE_CASES = {
  sidecar: [
    ...['log collection', 'monitoring agent', 'security proxy', 'data synchronization', 'cache service'],
    ...['configuration reloader', 'service-mesh proxy'],
  ],
  ambassador: [
    ...['database connections', 'external API', 'service mesh', 'traffic routing', 'TLS termination'],
    ...['service discovery', 'load balancing', 'retries'],
  ],
  adapter: ['metrics format', 'log format', 'monitoring data'],
};

const guide = readFileSync('docs/presets.md', 'utf8');
const [, table = ''] = /^## By pattern\n(.*?)^## /ms.exec(guide) ?? [];
const rows = [...table.matchAll(/^\| (sidecar|ambassador|adapter) *\| (.*?) *\| (.*?) *\|$/gm)].map(
  ([, pattern, useCase, presets = '']) => ({ pattern, useCase, presets }),
);

test('the guide to presets has every use case of the three patterns', () => {
  const expected = Object.entries(USE_CASES).flatMap(([pattern, cases]) => cases.map((each) => `${pattern}: ${each}`));
  expect(rows.map(({ pattern, useCase }) => `${pattern}: ${useCase}`)).toEqual(expected);
});

test.each(rows)('$pattern, $useCase: there are presets for it', ({ presets }) => {
  const named = [...presets.matchAll(/\[(\w+)\]\((.*?)\)/g)].map(([, name, page]) => [name, `docs/${page}`]);
  expect(named).not.toEqual([]);
  for (const [name, page] of named) {
    expect(PRESETS.filter(({ file }) => presetPage(file) === page).map((preset) => preset.name)).toEqual([name]);
  }
});

test('every preset stands in both tables of the guide', () => {
  const [before = '', after = ''] = guide.split('## By pattern');
  const missing = PRESETS.filter(({ name }) => !before.includes(`[${name}]`) || !after.includes(`[${name}]`));
  expect(missing.map(({ name }) => name)).toEqual([]);
});
