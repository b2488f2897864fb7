import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import type { LeftFinding } from '../../check/fix/fix-document';
import { fixableFindings } from '../../check/fix/fixable';
import { fixFile, type FixedFile } from '../../check/fix/fix-file';
import type { FixOptions } from '../../check/fix/fix-document';
import type { LocatedFinding } from '../../check/located-finding';
import { groupBy } from '../../kubernetes/group-by';
import { STANDARD_INPUT } from '../../manifests/input-objects';
import type { RecordedInput } from '../../files/recorded-input';
import { systemProblem } from '../../files/system-problem';
import { replaceFile } from '../../files/replace-file';

/** A file whose findings were mended, or could not be. */
export interface FileFix {
  readonly file: string;
  /** Absent if the file stays as it is. */
  readonly change?: { readonly before: string; readonly after: string };
  readonly mended: readonly LocatedFinding[];
  readonly left: readonly LeftFinding[];
  /** Why the file could not be read or written, in a sentence. */
  readonly problem?: string;
}

/** Mends what was found, file by file, and writes nothing. */
export function fixesOf(findings: readonly LocatedFinding[], input: RecordedInput, options: FixOptions): FileFix[] {
  return [...groupBy(fixableFindings(findings), ({ file }) => file)].map(([file, inFile]) => {
    const read = file === STANDARD_INPUT ? textOf(input.text) : readYaml(file);
    if ('problem' in read) return { file, mended: [], left: [], problem: read.problem };
    if ('reason' in read) {
      return { file, mended: [], left: inFile.map((finding) => ({ finding, reason: read.reason })) };
    }
    return fileFix(file, read.text, fixFile(read.text, inFile, options));
  });
}

function fileFix(file: string, before: string, { text: after, mended, left }: FixedFile): FileFix {
  return { file, mended, left, ...(after !== before && { change: { before, after } }) };
}

type YamlText = { readonly text: string } | { readonly reason: string } | { readonly problem: string };

function readYaml(file: string): YamlText {
  try {
    if (!statSync(file).isFile()) return { reason: 'it is not in a regular file' };
    const bytes = readFileSync(file);
    return textOf(isUtf8(bytes) ? bytes.toString('utf8') : undefined);
  } catch (error) {
    return { problem: `The file ${systemProblem(error)}` };
  }
}

function textOf(text: string | undefined): YamlText {
  return text === undefined ? { reason: 'the file is not UTF-8' } : { text };
}

/** Writes the change of a file, unless the file changed since it was read; what could not be written is a problem. */
export function writeFix(fix: FileFix): FileFix {
  if (!fix.change) return fix;
  const { file } = fix;
  const now = readYaml(file);
  // It can be in the input by two names.
  if ('text' in now && now.text === fix.change.after) return fix;
  const problem =
    'text' in now && now.text === fix.change.before
      ? replaceFile(file, fix.change.after)
      : 'it changed meanwhile, and is left as it is now';
  if (problem === undefined) return fix;
  return { file, mended: [], left: fix.left, problem: `The file is not fixed: ${problem}.` };
}
