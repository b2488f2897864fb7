import type { ExplainRequest } from '../command-line';
import type { Console } from '../console';
import { explainItem, type ExplainResult } from '../../explain/explain-object';
import { PLAIN } from '../../explain/layout/style';
import { jsonReporter } from '../../explain/report/json-report';
import type { Reporter } from '../../explain/report/report';
import { textReporter } from '../../explain/report/text-report';
import type { InputError } from '../../manifests/input-objects';
import type { UnexplainedObject } from '../../explain/unexplained';
import { readObjects } from '../input/read-objects';
import { progressOn } from '../progress';
import { COLORED, wantsColor } from '../terminal-colors';

/** Explains the Pods of all input, and returns the exit status: 2 if something could not be read. */
export async function runExplain(request: ExplainRequest, console: Console): Promise<number> {
  const reporter = reporterFor(request, console);
  const progress = progressOn(console);
  const errors: InputError[] = [];
  const unexplained: UnexplainedObject[] = [];
  const counts = { pod: 0, error: 0, skipped: 0 };
  for await (const result of results(request, console)) {
    if (!console.output.hasReader) break;
    counts[result.type] += 1;
    if (result.type === 'error') errors.push(result.error);
    if (result.type === 'skipped' && result.unexplained) unexplained.push(result.unexplained);
    if (result.type === 'pod') await console.output.write(reporter.podText(result.pod));
    progress.step();
  }
  progress.end();
  const summary = { pods: counts.pod, skipped: counts.skipped, unexplained, errors };
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

async function* results(
  { paths, target, podKinds }: ExplainRequest,
  { input }: Console,
): AsyncGenerator<ExplainResult> {
  const options = { target: { version: target, featureGates: {} }, podKinds };
  for await (const item of readObjects(paths, input)) yield* explainItem(item, options);
}
