import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import schema from '../../schemas/check.schema.json';
import { CHECK_LEVELS } from '../../src/check/levels';
import { textReport } from '../../src/check/report/text';
import { OUTPUT_FORMATS } from '../../src/cli/check/outputs';
import { parseCommandLine } from '../../src/cli/command-line';
import { parseSettings } from '../../src/settings/settings';
import { checked, FORM } from '../check/checked';

const PAGE = readFileSync(join(__dirname, '../../docs/check.md'), 'utf8');

/** The names in the first column of a table below a heading. */
function namesBelow(heading: string): (string | undefined)[] {
  const section = PAGE.slice(PAGE.indexOf(heading) + heading.length).split(/\n#/)[0] ?? '';
  return [...section.matchAll(/^\| `(\w+)` /gm)].map(([, name]) => name);
}

test('the page of check tells all flags, levels and forms', () => {
  const help = parseCommandLine(['check', '--help']) as { readonly text: string };
  const flags = [...help.text.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag ?? '');
  expect(flags).toContain('--show-waived');
  expect(flags.filter((flag) => flag !== '--help' && !PAGE.includes(`\`${flag}`))).toEqual([]);
  expect(namesBelow('## What it takes')).toEqual([...CHECK_LEVELS]);
  expect(namesBelow('## Forms of the output')).toEqual([...OUTPUT_FORMATS]);
});

test('the page of check tells all fields of the JSON, and of a finding', () => {
  expect(namesBelow('## JSON')).toEqual(Object.keys(schema.properties));
  const json = PAGE.slice(PAGE.indexOf('## JSON'));
  const fields = Object.keys(schema.definitions.LocatedFinding.properties);
  expect(fields.filter((field) => !json.includes(`\`${field}\``))).toEqual([]);
});

test('the settings on the page can be read', () => {
  const [, settings = ''] = /```yaml\n(target[^`]+)```/.exec(PAGE) ?? [];
  expect(parseSettings(settings)).toMatchObject({
    waivers: [{ rule: 'pre-stop-time', expires: '2027-03-31', line: 3 }],
  });
});

test('the sample on the page is what the command prints', () => {
  const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.0.0
          livenessProbe:
            successThreshold: 2
            httpGet: {port: 8080}
          ports: [{containerPort: 8080}]
`;
  const [, sample] = /```text\n([^`]+)```/.exec(PAGE) ?? [];
  expect([...textReport(checked([['dist/web.yaml', web]]), FORM)].join('')).toBe(sample);
});
