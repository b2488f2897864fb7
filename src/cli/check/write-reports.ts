import { jsonText } from '../../check/report/json';
import type { CheckReport } from '../../check/report/report';
import { textReport, type TextForm } from '../../check/report/text';
import { errorText } from '../../check/report/errors';
import { widthFor } from '../../explain/layout/blocks';
import { PLAIN, type Paint } from '../../explain/layout/style';
import type { Console, TextOutput } from '../console';
import { COLORED, wantsColor } from '../terminal-colors';
import type { CheckFormat, CheckOutputRequest } from './outputs';

/** Writes a report in one of its forms. */
export async function writeReport(
  report: CheckReport,
  { format }: CheckOutputRequest,
  console: Console,
): Promise<void> {
  const form = textFormFor(console.output, console);
  for (const text of WRITERS[format](report, form)) {
    if (!console.output.hasReader) return;
    await console.output.write(text);
  }
  await console.output.flush();
}

const WRITERS: Readonly<Record<CheckFormat, typeof textReport>> = { text: textReport, json: jsonText };

/** Says on standard error what could not be read or checked. */
export async function reportErrors(report: CheckReport, console: Console): Promise<void> {
  await console.errors.write(errorText(report, paintFor(console.errors, console)));
  await console.errors.flush();
}

/** How text looks on an output. */
export function textFormFor(output: TextOutput, console: Console): TextForm {
  return { paint: paintFor(output, console), width: widthFor(output.columns) };
}

function paintFor({ isTerminal }: TextOutput, { environment }: Console): Paint {
  return wantsColor(isTerminal, environment) ? COLORED : PLAIN;
}
