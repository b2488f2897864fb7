import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { goneText } from '../../check/report/gone-text';
import { githubReport } from '../../check/report/github';
import { gitlabReport } from '../../check/report/gitlab';
import { jsonText } from '../../check/report/json';
import { junitReport } from '../../check/report/junit';
import type { CheckReport } from '../../check/report/report';
import type { ReportForm } from '../../check/report/report-form';
import { sarifReport } from '../../check/report/sarif';
import { textReport, type TextForm } from '../../check/report/text';
import { widthFor } from '../../explain/layout/blocks';
import { PLAIN } from '../../explain/layout/style';
import type { FindingSeverity } from '../../findings/finding-kind';
import type { Console, TextOutput } from '../console';
import { sayErrors, sayTrouble } from '../say-errors';
import { systemReason } from '../../files/system-problem';
import { paintFor } from '../paint';
import { packageVersion } from '../version';
import type { CheckFormat, CheckOutputRequest } from './outputs';

type Writer = (report: CheckReport, form: ReportForm) => Iterable<string>;

const WRITERS: Readonly<Record<CheckFormat, Writer>> = {
  text: textReport,
  json: jsonText,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
  gitlab: gitlabReport,
};

/** Writes a report in each of the forms that were asked for, and returns whether all of it could be written. */
export async function writeReports(
  report: CheckReport,
  outputs: readonly CheckOutputRequest[],
  failOn: FindingSeverity,
  console: Console,
): Promise<boolean> {
  const form = { version: packageVersion(), failOn, hash: shortHash };
  let isWritten = true;
  for (const { format, file } of outputs) {
    if (file === undefined) {
      await console.output.print(WRITERS[format](report, { ...form, ...textFormFor(console.output, console) }));
    } else {
      const problem = writeFile(file, WRITERS[format](report, { ...form, paint: PLAIN, width: widthFor(undefined) }));
      if (problem === undefined) continue;
      isWritten = false;
      await sayFileError(file, `The file cannot be written: ${problem}.`, console);
    }
  }
  return isWritten;
}

/** Why a file could not be written; undefined if it was. */
function writeFile(file: string, texts: Iterable<string>): string | undefined {
  try {
    const descriptor = openSync(file, 'w');
    try {
      for (const text of texts) writeSync(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
    return undefined;
  } catch (error) {
    return systemReason(error);
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

const CHECK = { verb: 'check', done: 'checked' };

/** Says on standard error what could not be read or checked. */
export async function reportErrors(report: CheckReport, console: Console): Promise<void> {
  const { summary, errors, unchecked: passedOver } = report;
  const isEmpty = summary.objects + summary.skipped + errors.length === 0;
  await sayTrouble({ isEmpty, passedOver, errors }, CHECK, console);
}

/** Says on standard error what went wrong with a file that the command itself reads or writes. */
export async function sayFileError(file: string, message: string, console: Console): Promise<void> {
  await sayErrors([`${file}: ${message}`], console);
}

/** Says on standard error what is gone from the baseline, so that it can shrink. */
export async function reportGone({ baseline }: CheckReport, console: Console): Promise<void> {
  if (baseline === null) return;
  await console.errors.print([goneText(baseline, paintFor(console.errors, console))]);
}

/** How text looks on an output. */
export function textFormFor(output: TextOutput, console: Console): TextForm {
  return { paint: paintFor(output, console), width: widthFor(output.columns) };
}
