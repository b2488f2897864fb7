import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import schema from '../../schemas/explain.schema.json';
import { parseCommandLine } from '../../src/cli/command-line';
import { parseSettings } from '../../src/settings/settings';
import { SECTION_NAMES } from '../../src/explain/report/sections';
import { isPreview, NEWEST_VERSION } from '../../src/kubernetes/version';
import { ENDPOINT_PROPAGATION_SECONDS } from '../../src/pod/timeline/stop-traffic';

const PAGE = readFileSync(join(__dirname, '../../docs/explain.md'), 'utf8');

test('the page of explain tells all sections, in the order in which they are shown', () => {
  const table = PAGE.slice(PAGE.indexOf('## The sections'), PAGE.indexOf('### Probes'));
  expect([...table.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name)).toEqual([...SECTION_NAMES]);
});

test('the page of explain tells all fields of the JSON', () => {
  const table = PAGE.slice(PAGE.indexOf('## JSON'));
  const told = [...table.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name);
  expect(told).toEqual(Object.keys(schema.properties));
});

test('the page of explain tells all flags', () => {
  const help = parseCommandLine(['explain', '--help']) as { readonly text: string };
  const flags = [...help.text.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag ?? '');
  expect(flags).toContain('--brief');
  expect(flags.filter((flag) => flag !== '--help' && !PAGE.includes(`\`${flag}`))).toEqual([]);
});

test('the page of explain tells the default target as the help does', () => {
  const help = parseCommandLine(['explain', '--help']) as { readonly text: string };
  const words = help.text.replaceAll(/\s+/g, ' ');
  expect(words).toContain(`(default: ${NEWEST_VERSION.toString()}, the newest known)`);
  expect(isPreview(NEWEST_VERSION)).toBe(false);
  expect(PAGE).toContain('by default the newest released minor version that this package knows');
});

test('the settings on the page can be read, and its assumption is the one that is made', () => {
  const [, settings = ''] = /```yaml\n([^`]+)```/.exec(PAGE) ?? [];
  expect(Object.keys(parseSettings(settings))).toEqual(['target', 'propagationSeconds', 'podKinds']);
  expect(PAGE).toContain(`it is assumed to be ${ENDPOINT_PROPAGATION_SECONDS} seconds`);
});
