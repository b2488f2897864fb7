import type { ExplainRequest } from '../command-line';
import { findFiles, STANDARD_INPUT, type FoundFile } from '../input/find-files';
import { readStream, readText, type FileText } from '../input/read-text';
import type { Console } from '../console';
import { COLORED, PLAIN, wantsColor } from '../../explain/layout/style';
import { entriesOf, errorEntry, type Entry, type ExplainOptions, type InputError } from '../../explain/explain-object';
import { jsonReporter } from '../../explain/report/json-report';
import { progressOn } from '../progress';
import type { Reporter } from '../../explain/report/report';
import { textReporter } from '../../explain/report/text-report';

/** Explains the Pods of all input, and returns the exit status: 2 where something could not be read. */
export async function runExplain(request: ExplainRequest, console: Console): Promise<number> {
  const reporter = reporterFor(request, console);
  const options = { target: { version: request.target, featureGates: {} }, podKinds: request.podKinds };
  const progress = progressOn(console);
  const errors: InputError[] = [];
  const counts = { pod: 0, error: 0, skipped: 0 };
  for await (const entry of allEntries(request.paths, options, console)) {
    if (!console.output.hasReader) break;
    counts[entry.type] += 1;
    if (entry.type === 'error') errors.push(entry.error);
    if (entry.type === 'pod') await console.output.write(reporter.podText(entry.pod));
    progress.step();
  }
  progress.end();
  const summary = { pods: counts.pod, skipped: counts.skipped, errors };
  await console.output.write(reporter.endText(summary));
  await console.output.flush();
  await console.errors.write(reporter.errorText(summary));
  await console.errors.flush();
  return errors.length > 0 ? 2 : 0;
}

function reporterFor({ format, target }: ExplainRequest, console: Console): Reporter {
  if (format === 'json') return jsonReporter();
  const paint = (isTerminal: boolean): typeof PLAIN => (wantsColor(isTerminal, console.environment) ? COLORED : PLAIN);
  return textReporter(target.toString(), paint(console.output.isTerminal), paint(console.errors.isTerminal));
}

async function* allEntries(paths: readonly string[], options: ExplainOptions, console: Console): AsyncGenerator<Entry> {
  for (const path of paths) {
    for (const found of findFiles(path)) {
      const read = found.file === STANDARD_INPUT ? await readStream(console.input) : readText(found);
      yield* fileEntries(found, read, options);
    }
  }
}

function* fileEntries({ file }: FoundFile, read: FileText, options: ExplainOptions): Generator<Entry> {
  if ('text' in read) yield* entriesOf(file, read.text, options);
  else yield errorEntry({ file, document: 0, line: read.line ?? 1 }, `The file ${read.problem}`);
}
