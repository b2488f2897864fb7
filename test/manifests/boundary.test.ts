import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const FOLDER = path.join(__dirname, '..', '..', 'src', 'manifests');

/** What a file imports from outside a folder: packages, and files that do not lie in it. */
function importsFromOutside(folder: string, file: string, text: string): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith('.') || !path.join(path.dirname(file), name).startsWith(folder + path.sep))
    .map((name) => `${path.relative(folder, file)} imports ${name}`);
}

describe('the reader of manifests', () => {
  it('imports nothing from outside its folder, so that it can be published or dropped as a whole', () => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(30);
    const found = files
      .map((name) => path.join(FOLDER, name))
      .flatMap((file) => importsFromOutside(FOLDER, file, readFileSync(file, 'utf8')));
    expect(found).toEqual([]);
  });

  it('would be noticed to import another room, a type of one, a package or a part of Node.js', () => {
    const text = [
      `import { a } from '../../pod/a';`,
      `import type { B } from '../../manifests-of-others/b';`,
      `import 'cdk8s';`,
      `export const path = () => require('node:path');`,
      `import { c } from '../json';`,
    ].join('\n');
    expect(importsFromOutside(FOLDER, path.join(FOLDER, 'yaml', 'x.ts'), text)).toEqual([
      'yaml/x.ts imports ../../pod/a',
      'yaml/x.ts imports ../../manifests-of-others/b',
      'yaml/x.ts imports cdk8s',
      'yaml/x.ts imports node:path',
    ]);
  });
});
