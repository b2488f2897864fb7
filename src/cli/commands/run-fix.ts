import { fixText } from '../../check/report/fix-text';
import type { LocatedFinding } from '../../check/located-finding';
import type { FixOptions } from '../../check/fix/fix-document';
import { STANDARD_INPUT } from '../../manifests/input-objects';
import { fixesOf, writeFix, type FileFix } from '../check/fix-input';
import { sayFileError } from '../check/write-reports';
import type { Console } from '../console';
import type { RecordedInput } from '../../files/recorded-input';
import type * as UnifiedDiff from '../output/unified-diff';
import { paintFor } from '../paint';

/** What a fix is about. */
export interface FixRequest {
  readonly paths: readonly string[];
  /** What was found, of which some can be mended. */
  readonly findings: readonly LocatedFinding[];
  readonly input: RecordedInput;
  readonly options: FixOptions;
}

/** What was mended, and whether all files could be read and written. */
export interface FixResult {
  readonly mended: ReadonlySet<LocatedFinding>;
  readonly isDone: boolean;
}

/** Mends findings in the files, and prints standard input with what was mended in it. */
export async function writeFixes(request: FixRequest, console: Console): Promise<FixResult> {
  const { paths, findings, input, options } = request;
  const fixes = fixesOf(findings, input, options).map((fix) => (fix.file === STANDARD_INPUT ? fix : writeFix(fix)));
  const ofInput = fixes.find(({ file }) => file === STANDARD_INPUT);
  if (ofInput?.change) input.replace(ofInput.change.after);
  if (paths.includes(STANDARD_INPUT)) {
    await console.output.write(input.text ?? '');
    await console.output.flush();
  }
  return say(fixes, false, console);
}

/** Shows how findings would be mended, as a diff. */
export async function showFixes({ findings, input, options }: FixRequest, console: Console): Promise<FixResult> {
  const fixes = fixesOf(findings, input, options);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only this needs the library, and import() would start a second loader
  const { unifiedDiff } = require('../output/unified-diff') as typeof UnifiedDiff;
  const { output } = console;
  for (const { file, change } of fixes) {
    if (change) await output.write(unifiedDiff(file, change, paintFor(output, console), output.isTerminal));
  }
  await output.flush();
  return say(fixes, true, console);
}

async function say(fixes: readonly FileFix[], isTrial: boolean, console: Console): Promise<FixResult> {
  const mended = fixes.flatMap((fix) => fix.mended);
  const files = fixes.filter((fix) => fix.mended.length > 0).length;
  const outcome = { mended, left: fixes.flatMap(({ left }) => left), files, isTrial };
  await console.errors.write(fixText(outcome, paintFor(console.errors, console)));
  for (const { file, problem } of fixes) if (problem !== undefined) await sayFileError(file, problem, console);
  await console.errors.flush();
  return { mended: new Set(mended), isDone: fixes.every(({ problem }) => problem === undefined) };
}
