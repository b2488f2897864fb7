import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProbePresets } from '../../src';
import { hasTests, methodOf, presetNames, presetTests } from './preset-tests';

const ROOT = join(__dirname, '../..');

/** What a preset still lacks, each with the line or file to write. */
function lacks(name: string): string[] {
  const method = methodOf(name);
  const read = (file: string): string => (existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : '');
  const page = `docs/probes/${name}.md`;
  const [, options] = /^export interface (\w+ProbePresetOptions)/m.exec(read(`src/probes/presets/${name}.ts`)) ?? [];
  const exported = `export type { ${options} } from './probes/presets/${name}';`;
  return [
    ...(method in ProbePresets ? [] : [`src/probes/probe-presets.ts: run "npm run probe-presets"`]),
    ...(options === undefined || read('src/index.ts').includes(exported) ? [] : [`src/index.ts: ${exported}`]),
    ...(hasTests(name) ? [] : [`test/probes/presets/${name}.ts: its tests`]),
    ...(read(page).includes(`ProbePresets.${method}(`)
      ? []
      : [`${page}: a page with a sample of ProbePresets.${method}`]),
    ...(read(page).startsWith(`# ProbePresets.${method}: `)
      ? []
      : [`${page}: the title "ProbePresets.${method}: ", with what the app is behind it`]),
    ...(read('docs/index.md').includes(`](probes/${name}.md)`) ? [] : ['docs/index.md: run "npm run probe-presets"']),
  ];
}

test.each(presetNames())('the preset %s has a method, its options exported, tests and a page', (name) => {
  expect(lacks(name)).toEqual([]);
});

test('a preset that has nothing else is told all that it lacks', () => {
  expect(lacks('message-broker')).toEqual([
    'src/probes/probe-presets.ts: run "npm run probe-presets"',
    'test/probes/presets/message-broker.ts: its tests',
    'docs/probes/message-broker.md: a page with a sample of ProbePresets.messageBroker',
    'docs/probes/message-broker.md: the title "ProbePresets.messageBroker: ", with what the app is behind it',
    'docs/index.md: run "npm run probe-presets"',
  ]);
  expect(() => presetTests('message-broker')).toThrow(
    'test/probes/presets/message-broker.ts is missing: the preset ProbePresets.messageBroker is untested',
  );
});

test('the class of presets, the exports of their options and the table of their pages are as `npm run probe-presets` writes them', () => {
  const command = ['-r', 'tsx/cjs', 'scripts/probe-presets.ts', '--check'];
  expect(() => execFileSync(process.execPath, command)).not.toThrow();
});

test('every method of ProbePresets is a preset in a file of its own', () => {
  const methods = Object.getOwnPropertyNames(ProbePresets).filter(
    (name) => !['length', 'name', 'prototype'].includes(name),
  );
  expect(methods.sort()).toEqual(presetNames().map(methodOf).sort());
});

const CASES = presetNames()
  .filter(hasTests)
  .flatMap((name) => presetTests(name).cases.map((each) => [`${name} ${each.title}`, each] as const));

test.each(CASES)('the preset %s', (_title, { probes, manifest }) => {
  expect(probes().manifest).toEqual(manifest);
});
