import type { ExplainRequest } from '../command-line';
import type { Console } from '../console';
import { explainItem, type ExplainOptions, type ExplainResult } from '../../explain/explain-object';
import { limitedErrors } from '../../explain/limited-errors';
import { widthFor } from '../../explain/layout/blocks';
import { briefReporter } from '../../explain/report/brief-report';
import { htmlReporter } from '../../explain/report/html-report';
import { jsonReporter } from '../../explain/report/json-report';
import type { Reporter } from '../../explain/report/report';
import { svgReporter } from '../../explain/report/svg-report';
import { textReporter } from '../../explain/report/text-report';
import type { KubernetesVersion } from '../../kubernetes/version';
import type { InputError, InputItem } from '../../manifests/input-objects';
import type { UnexplainedObject } from '../../explain/unexplained';
import { readFiles } from '../../files/read-files';
import { paintFor } from '../paint';
import type { Settings } from '../../settings/settings';
import { podsToRead } from '../../settings/pods-to-read';
import { withSettings } from '../with-settings';
import { progressOn } from '../progress';

/** Explains the Pods of all input, and returns the exit status: 2 if something could not be read. */
export async function runExplain(request: ExplainRequest, console: Console): Promise<number> {
  return withSettings(request.paths, console, ({ settings }) => explainAll(planOf(request, settings), console));
}

/** What to do, with what flags and settings leave open decided. */
interface Plan extends ExplainRequest {
  readonly target: KubernetesVersion;
}

function planOf(request: ExplainRequest, settings: Settings): Plan {
  const { propagationSeconds } = settings;
  return {
    ...(propagationSeconds !== undefined && { propagationSeconds }),
    ...request,
    ...podsToRead(request, settings),
  };
}

async function explainAll(plan: Plan, console: Console): Promise<number> {
  const reporter = reporterFor(plan, console);
  const progress = progressOn(console);
  const errors: InputError[] = [];
  const unexplained: UnexplainedObject[] = [];
  const counts = { pod: 0, error: 0, skipped: 0 };
  for await (const results of resultsByFile(plan, console)) {
    for (const result of results) {
      if (!console.output.hasReader) break;
      counts[result.type] += 1;
      if (result.type === 'error') errors.push(result.error);
      if (result.type === 'skipped' && result.unexplained) unexplained.push(result.unexplained);
      if (result.type === 'pod') await console.output.write(reporter.podText(result.pod));
      progress.step();
    }
    if (!console.output.hasReader) break;
  }
  progress.end();
  const summary = { pods: counts.pod, skipped: counts.skipped, unexplained, errors };
  await console.output.write(reporter.endText(summary));
  await console.output.flush();
  await console.errors.write(reporter.errorText(summary));
  await console.errors.flush();
  return errors.length > 0 ? 2 : 0;
}

function reporterFor({ format, target, isBrief, sections }: Plan, console: Console): Reporter {
  if (format === 'json') return jsonReporter(target);
  if (format === 'svg') return svgReporter();
  if (format === 'html') return htmlReporter({ target, ...(sections && { sections }) });
  const [paint, paintErrors] = [paintFor(console.output, console), paintFor(console.errors, console)];
  if (isBrief) return briefReporter({ target, paint, paintErrors });
  const width = widthFor(console.output.columns);
  return textReporter({ target, paint, paintErrors, width, ...(sections && { sections }) });
}

async function* resultsByFile(plan: Plan, { input }: Console): AsyncGenerator<Iterable<ExplainResult>> {
  const { paths, target, podKinds, propagationSeconds } = plan;
  const options = {
    target: { version: target, featureGates: {} },
    podKinds,
    ...(propagationSeconds !== undefined && { propagationSeconds }),
  };
  for await (const items of readFiles(paths, input)) yield limitedErrors(explainItems(items, options));
}

function* explainItems(items: Iterable<InputItem>, options: ExplainOptions): Generator<ExplainResult> {
  for (const item of items) yield* explainItem(item, options);
}
