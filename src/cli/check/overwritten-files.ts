import { mayHoldBaseline } from '../../files/baseline-file';
import { ownFiles } from '../../files/own-files';
import { fileAmong } from '../../files/same-file';
import type { CheckRequest } from './check-command';

/**
 * Why a check may not write what it was asked to write, in a sentence: a file would be lost that it reads, or one that is
 * not a baseline.
 *
 * @param settingsFile - the file of the settings; absent if there is none
 */
export function overwriteProblem(
  { paths, outputs, baselineFile, writesBaseline }: CheckRequest,
  settingsFile?: string,
): string | undefined {
  const isReplaced = writesBaseline !== undefined;
  const files = [...outputs.flatMap(({ file }) => file ?? []), ...(isReplaced ? [writesBaseline] : [])];
  const others = [settingsFile, baselineFile].filter((file) => file !== undefined);
  const read = fileAmong(files, [...paths, ...others], ownFiles(writesBaseline));
  if (read !== undefined) return `"${read}" is also an input: name another file.`;
  return !isReplaced || mayHoldBaseline(writesBaseline)
    ? undefined
    : `"${writesBaseline}" exists and is not a baseline: name another file, or delete it first.`;
}
