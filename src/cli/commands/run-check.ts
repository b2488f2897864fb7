import { checkReport } from '../../check/check-report';
import type { Baseline } from '../../check/baseline/baseline';
import { isFailingAt } from '../../check/levels';
import type { CheckReport } from '../../check/report/report';
import { STANDARD_INPUT } from '../../manifests/input-objects';
import { baselineIn, writeBaseline, type FoundBaseline } from '../../files/baseline-file';
import { checkFiles, type CheckedFiles } from '../../files/check-files';
import { distinctFiles } from '../../files/find-files';
import { ownFiles } from '../../files/own-files';
import { RecordedInput } from '../../files/recorded-input';
import { checkSettings, type CheckSettings } from '../../settings/check-settings';
import type { ReadSettings } from '../../settings/find-settings';
import type { CheckRequest } from '../check/check-command';
import { overwriteProblem } from '../check/overwritten-files';
import { reportErrors, reportGone, sayFileError, writeReports } from '../check/write-reports';
import type { Console } from '../console';
import { progressOn } from '../progress';
import { failWith } from '../say-errors';
import { withSettings } from '../with-settings';
import { showFixes, writeFixes } from './run-fix';

/** Checks the Pods of all input, and returns the exit status: 2 if something could not be done, 1 for findings. */
export async function runCheck(request: CheckRequest, console: Console): Promise<number> {
  return withSettings(request.paths, console, async (found) => {
    const plan = planOf(request, found);
    const problem = overwriteProblem(plan, found.file);
    return problem === undefined ? checkAll(plan, console) : failWith([problem], console);
  });
}

/** What to do, with what flags and settings leave open decided. */
type Plan = CheckRequest & CheckSettings;

function planOf(request: CheckRequest, found: ReadSettings): Plan {
  const { baselineFile, ...plan } = { ...request, ...checkSettings(request, found) };
  // A baseline that is written anew is not read.
  return plan.writesBaseline === undefined && baselineFile !== undefined ? { ...plan, baselineFile } : plan;
}

async function checkAll(plan: Plan, console: Console): Promise<number> {
  const { paths, baselineFile: file } = plan;
  const baseline = file === undefined ? undefined : baselineIn(file, paths);
  if (file !== undefined && baseline && 'problem' in baseline) {
    await sayFileError(file, baseline.problem, console);
    return 2;
  }
  const known = { ...plan, known: baseline };
  if (plan.fix !== undefined) return fixAll(known, console);
  const { report, isDone } = await judged(known, console);
  return (await tell(report, plan, console)) && isDone ? statusOf(report, plan) : 2;
}

type JudgedPlan = Plan & { readonly known: FoundBaseline | undefined };

async function judged(plan: JudgedPlan, console: Console): Promise<Outcome> {
  return reportOn(await readInput(plan, console), plan, console);
}

/** Mends what can be mended, and tells what then remains. */
async function fixAll(plan: JudgedPlan, console: Console): Promise<number> {
  const input = new RecordedInput(console.input);
  const recorded = { ...console, input };
  const before = await judged(plan, recorded);
  const { paths, target, podKinds } = plan;
  const options = { podKinds, target: { version: target, featureGates: {} } };
  const request = { paths, findings: before.report.findings, input, options };
  if (plan.fix === 'show') {
    const { mended, isDone } = await showFixes(request, console);
    const findings = before.report.findings.filter((finding) => !mended.has(finding));
    const isWritten = await tell(before.report, plan, console);
    return isWritten && isDone ? statusOf({ ...before.report, findings }, plan) : 2;
  }
  const { isDone } = await writeFixes(request, console);
  const { report } = await judged(plan, recorded);
  const streams = paths.includes(STANDARD_INPUT) ? { ...console, output: console.errors } : console;
  return (await tell(report, plan, streams)) && isDone ? statusOf(report, plan) : 2;
}

/** A report, and whether all that was asked for beside it could be done. */
interface Outcome {
  readonly report: CheckReport;
  readonly isDone: boolean;
}

/** Writes a report, and returns whether all of it could be written. */
async function tell(report: CheckReport, plan: Plan, console: Console): Promise<boolean> {
  const isWritten = await writeReports(report, plan.outputs, plan.failOn, console);
  await reportErrors(report, console);
  await reportGone(report, console);
  return isWritten;
}

/** What could not be done is worse than what was found. */
function statusOf({ errors, findings }: CheckReport, { failOn }: CheckRequest): number {
  if (errors.length > 0) return 2;
  return findings.some((finding) => isFailingAt(finding, failOn)) ? 1 : 0;
}

async function readInput(plan: Plan, console: Console): Promise<CheckedFiles> {
  const { paths, level, target, podKinds, baselineFile, writesBaseline } = plan;
  const progress = progressOn(console);
  const checked = await checkFiles({
    files: distinctFiles(paths, ownFiles(writesBaseline ?? baselineFile)),
    level,
    podKinds,
    target: { version: target, featureGates: {} },
    standardInput: console.input,
    onObject: () => progress.step(),
  });
  progress.end();
  return checked;
}

/** The report, after the baseline was written if that was asked for, and whether that could be done. */
async function reportOn({ found, ...state }: CheckedFiles, plan: JudgedPlan, console: Console): Promise<Outcome> {
  const { writesBaseline: file, paths, known } = plan;
  const reportWith = (baseline: Baseline | undefined): CheckReport =>
    checkReport(found, state, { ...plan, ...(baseline && { baseline }) });
  if (file === undefined) return { report: reportWith(known && 'file' in known ? known : undefined), isDone: true };
  const report = reportWith(undefined);
  const written = state.errors.length > 0 ? INCOMPLETE : writeBaseline(file, report.findings, paths);
  if ('file' in written) return { report: reportWith(written), isDone: true };
  await sayFileError(file, written.problem, console);
  return { report, isDone: false };
}

const INCOMPLETE = { problem: 'The baseline is not written, since some of the input cannot be read.' };
