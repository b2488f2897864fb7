import { ALONE, GROUPS } from './groups';
import { testFilesIn } from './run-together';

/** What stands in folders that `npm test` does not run, and the groups themselves. */
const ELSEWHERE = /^(bench|cluster|package|pull-requests|together)\//;

test('every file with tests is run, in one group or alone', () => {
  const grouped = Object.values(GROUPS).flatMap((folders) => folders.flatMap((folder) => testFilesIn(folder)));
  const run = [...grouped.filter((file) => !ALONE.includes(file)), ...ALONE];
  expect(run.sort()).toEqual(testFilesIn('.').filter((file) => !ELSEWHERE.test(file)));
});

test('every group has a file that runs it', () => {
  const files = testFilesIn('together').filter((file) => !file.endsWith('every-file.test.ts'));
  expect(files).toEqual(
    Object.keys(GROUPS)
      .map((group) => `together/${group}.test.ts`)
      .sort(),
  );
});
