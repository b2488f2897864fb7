import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** Files that replace modules or change what is loaded, and so need a process state of their own. */
export const ALONE: readonly string[] = [
  'probes/without-plus.test.ts',
  'template/two-copies.test.ts',
  'testing/manifest-serializer.test.ts',
];

/** The files with tests in some folders of `test`. */
export function testFilesIn(folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  return files.filter((file) => file.endsWith('.test.ts') && !ALONE.includes(file)).sort();
}

/** Runs the tests of some folders as one file. */
export function runTogether(folders: readonly string[]): void {
  for (const file of testFilesIn(folders)) {
    describe(file, () => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- what a file tests is read when it is its turn
      require(join(ROOT, file));
    });
  }
}
