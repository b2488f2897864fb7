import { checkReport } from '../../check/check-report';
import { InputCheck } from '../../check/input-check';
import { isAtLeast } from '../../check/levels';
import type { CheckReport } from '../../check/report/report';
import type { ExplainResult } from '../../explain/explain-object';
import { limitedErrors } from '../../explain/limited-errors';
import type { ScopedWaiver } from '../../check/waivers';
import type { KubernetesVersion } from '../../kubernetes/version';
import type { InputError, InputItem } from '../../manifests/input-objects';
import type { CheckRequest } from '../check/check-command';
import { scopedWaivers } from '../check/scoped-waivers';
import { reportErrors, writeReports } from '../check/write-reports';
import type { Console } from '../console';
import { readFiles } from '../input/read-files';
import { progressOn, type Progress } from '../progress';
import { SETTINGS_FILE } from '../settings/settings';
import { podsToRead, withSettings, type ReadSettings } from '../settings/with-settings';

/** Checks the Pods of all input, and returns the exit status: 2 if something could not be done, 1 for findings. */
export async function runCheck(request: CheckRequest, console: Console): Promise<number> {
  return withSettings(request.paths, console, (found) => checkAll(planOf(request, found), console));
}

/** What to do, with what flags and settings leave open decided. */
interface Plan extends CheckRequest {
  readonly target: KubernetesVersion;
  readonly waivers: readonly ScopedWaiver[];
}

function planOf(request: CheckRequest, { settings, file = SETTINGS_FILE }: ReadSettings): Plan {
  return { ...request, ...podsToRead(request, settings), waivers: scopedWaivers(settings.waivers ?? [], file) };
}

async function checkAll(plan: Plan, console: Console): Promise<number> {
  const report = await reportOn(plan, console);
  const isWritten = await writeReports(report, plan.outputs, plan.failOn, console);
  await reportErrors(report, console);
  return isWritten ? statusOf(report, plan) : 2;
}

/** What could not be done is worse than what was found. */
function statusOf({ errors, findings }: CheckReport, { failOn }: CheckRequest): number {
  if (errors.length > 0) return 2;
  return findings.some(({ severity, waiver }) => waiver === null && isAtLeast(severity, failOn)) ? 1 : 0;
}

async function reportOn(plan: Plan, console: Console): Promise<CheckReport> {
  const { paths, level, target, podKinds, waivers, showsWaived } = plan;
  const check = new InputCheck({ level, podKinds, target: { version: target, featureGates: {} } });
  const progress = progressOn(console);
  const errors: InputError[] = [];
  let files = 0;
  for await (const items of readFiles(paths, console.input)) {
    files += 1;
    for (const result of limitedErrors(errorsIn(items, check, progress))) {
      if (result.type === 'error') errors.push(result.error);
    }
  }
  progress.end();
  const today = new Date().toISOString().slice(0, 10);
  return checkReport(check.end(), { files, errors }, { target, level, waivers, today, showsWaived });
}

function* errorsIn(items: Iterable<InputItem>, check: InputCheck, progress: Progress): Generator<ExplainResult> {
  for (const item of items) {
    yield* check.add(item);
    progress.step();
  }
}
