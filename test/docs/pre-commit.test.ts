import { readFileSync } from 'node:fs';
import { parseCommandLine } from '../../src/cli/command-line';
import { isManifestProblem, readManifests } from '../../src/manifests/read-manifests';
import packageJson from '../../package.json';

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
}

function hooks(): Hook[] {
  const [document] = readManifests(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
  if (!document || isManifestProblem(document)) throw new Error('the hooks cannot be read');
  return document.value as Hook[];
}

describe('the hooks of pre-commit', () => {
  test('have all that pre-commit asks for', () => {
    expect(hooks().map(({ id, language }) => [id, language])).toEqual([
      ['pod-patterns-check', 'node'],
      ['pod-patterns-fix', 'node'],
    ]);
    expect(hooks().filter(({ name }) => typeof name !== 'string')).toEqual([]);
  });

  test.each(hooks().map(({ id, entry }) => [id, entry]))(
    '%s runs the command with the files behind it',
    (_id, entry) => {
      const [program = '', ...words] = (entry ?? '').split(' ');
      expect(Object.keys(packageJson.bin)).toContain(program);
      expect(parseCommandLine([...words, 'a.yaml'])).toMatchObject({ command: 'check', paths: ['a.yaml'] });
    },
  );

  test('are told on the page of check', () => {
    const page = readFileSync('docs/check.md', 'utf8');
    expect(hooks().filter(({ id }) => !page.includes(id))).toEqual([]);
  });
});
