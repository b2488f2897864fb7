import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFiles } from '../../src/files/find-files';
import { findSettings } from '../../src/settings/find-settings';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  mkdirSync(join(folder, 'wrong'));
  mkdirSync(join(folder, 'misled/pod-patterns.yaml'), { recursive: true });
  writeFileSync(join(folder, 'pod-patterns.yaml'), 'propagationSeconds: 1\n');
  writeFileSync(join(folder, 'a/pod-patterns.yaml'), 'propagationSeconds: 2\n');
  writeFileSync(join(folder, 'wrong/pod-patterns.yaml'), '\ntargets: "1.33"\n');
  writeFileSync(join(folder, 'web.yaml'), '');
  writeFileSync(join(folder, 'a/b/web.yaml'), '');
});

afterAll(() => rmSync(folder, { recursive: true }));

const found = (...paths: string[]): unknown => findSettings(paths.map((path) => join(folder, path)));

describe('the settings for an input', () => {
  test.each([
    ['web.yaml', 1],
    ['', 1],
    ['a', 2],
    ['a/b', 2],
    ['a/b/web.yaml', 2],
    ['a/b/missing.yaml', 2],
  ])('at "%s" are those of the nearest file above it', (path, propagationSeconds) => {
    const file = `${folder}/${propagationSeconds === 1 ? '' : 'a/'}pod-patterns.yaml`;
    expect(found(path)).toEqual({ settings: { propagationSeconds }, file });
  });

  test('are none without such a file', () => {
    expect(findSettings([tmpdir()])).toEqual({ settings: {} });
  });

  test('are not in a folder of their name, which is said', () => {
    const place = `${folder}/misled/pod-patterns.yaml`;
    expect(found('misled')).toEqual({
      problems: [`${place}: This is a folder, and a file of this name holds the settings: rename the folder.`],
    });
  });

  test('are one file for all paths of a run', () => {
    expect(found('a/b', 'a')).toEqual({ settings: { propagationSeconds: 2 }, file: `${folder}/a/pod-patterns.yaml` });
    expect(found('web.yaml', 'a')).toEqual({
      problems: [
        `${folder}/a/pod-patterns.yaml: The input has several files of settings, and ${folder}/pod-patterns.yaml is another. Run once for each.`,
      ],
    });
  });

  test('that are wrong are named by file and line', () => {
    expect(found('wrong')).toEqual({
      problems: [
        `${folder}/wrong/pod-patterns.yaml:2: The field "targets" is unknown. Did you mean "target"? Known are target, podKinds, propagationSeconds, baseline and waivers.`,
      ],
    });
  });

  test('are no manifest where a whole folder is read', () => {
    expect([...findFiles(folder)].map(({ file }) => file.slice(folder.length))).toEqual(['/a/b/web.yaml', '/web.yaml']);
  });
});
