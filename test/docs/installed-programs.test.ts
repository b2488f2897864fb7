import { readFileSync } from 'node:fs';

/** The blocks of shell commands of the README, in order. */
const blocks = [...readFileSync('README.md', 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text = '']) => text);
const commands = blocks.flatMap((text) => text.split('\n'));

/** The packages that have the programs. */
const PACKAGES: { readonly [program: string]: string } = { cdk8s: 'cdk8s-cli', tsx: 'tsx' };

test.each(Object.entries(PACKAGES))(
  'the README installs the package of %s before it runs the program',
  (program, name) => {
    const runs = new RegExp(`(?:^|npx )${program} `);
    const isInstalled = (line: string): boolean => line.startsWith('npm install') && line.split(' ').includes(name);
    expect(commands.findIndex(isInstalled)).toBeGreaterThanOrEqual(0);
    expect(commands.findIndex((line) => runs.test(line))).toBeGreaterThan(commands.findIndex(isInstalled));
  },
);

test('npx runs what the README installs, and nothing else', () => {
  const run = [...commands.join('\n').matchAll(/npx (?:-p \S+ )?(\S+)/g)].map(([, program]) => program);
  expect([...new Set(run)]).toEqual(['tsx', 'cdk8s', 'pod-patterns']);
});

test('no program that npm installs is called by its bare name, which the shell would not find', () => {
  expect(commands.filter((line) => /^(cdk8s|tsx|pod-patterns)\b/.test(line))).toEqual([]);
});
