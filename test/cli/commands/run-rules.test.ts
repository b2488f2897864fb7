import { MENDING_RULES } from '../../../src/check/fix/fixable';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { TextOutput } from '../../../src/cli/console';
import { run } from '../../../src/cli/run';
import { FINDING_KINDS } from '../../../src/rules/catalogue';

async function said(...words: string[]): Promise<string> {
  const output = new PassThrough({ highWaterMark: 2 ** 24 });
  const streams = { output: new TextOutput(output), errors: new TextOutput(new PassThrough()) };
  const status = await run(['check', ...words], { input: Readable.from([]), environment: {}, ...streams });
  expect(status).toBe(0);
  return String(output.read());
}

test('the catalogue as data has everything that can be found, with its page and where Kubernetes says so', async () => {
  const { schemaVersion, rules } = JSON.parse(await said('-o', 'json', '--list-rules')) as {
    schemaVersion: number;
    rules: { id: string }[];
  };
  expect(schemaVersion).toBe(1);
  expect(rules.map(({ id }) => id)).toEqual(FINDING_KINDS.map(({ id }) => id));
  expect(rules.find(({ id }) => id === 'mount-path')).toEqual({
    id: 'mount-path',
    severity: 'error',
    level: 'recommended',
    tags: [],
    summary: expect.stringMatching(/^[A-Z].*\.$/) as string,
    docs: 'docs/rules/mount-path.md',
    fields: expect.arrayContaining([expect.any(String)]) as string[],
    source: expect.stringMatching(/^(k8s\.io|https:)/) as string,
    fixable: false,
  });
  expect(rules.find(({ id }) => id === 'probe-success-threshold')).toMatchObject({ fixable: true });
  expect(rules.find(({ id }) => id === 'plain-data')).toMatchObject({ level: 'code', fields: [], source: null });
});

test('the catalogue as text has a line for each, by level', async () => {
  const text = await said('--list-rules');
  const heads = text.split('\n').filter((line) => line.startsWith('Level'));
  expect(heads.slice(0, 2)).toEqual(['Level invalid', 'Level recommended']);
  expect(heads.at(-1)).toBe('Level code');
  expect(FINDING_KINDS.filter(({ id }) => !text.includes(`\n  ${id} `)).map(({ id }) => id)).toEqual([]);
  expect(text).toContain('\n  mount-volume              error   Every mount names a volume of the Pod.\n');
  expect(text.match(/\(--fix\)/g)).toHaveLength(MENDING_RULES.length + 1);
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('the page about a rule is shown as it stands in the package', async () => {
  const page = readFileSync(join(__dirname, '../../../docs/rules/mount-volume.md'), 'utf8');
  expect(await said('--explain', 'mount-volume')).toBe(page);
});
