import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALONE, GROUPS } from './groups';

const ROOT = join(__dirname, '..');

/** The files with tests below a folder, by their paths from `test`. */
export function testFilesIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file))
    .sort();
}

/** Runs the tests of a group as if they stood in one file. */
export function runTogether(group: keyof typeof GROUPS): void {
  for (const file of GROUPS[group].flatMap(testFilesIn).filter((each) => !ALONE.includes(each))) {
    describe(file, () => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- its tests belong into this `describe`
      require(join(ROOT, file));
    });
  }
}
