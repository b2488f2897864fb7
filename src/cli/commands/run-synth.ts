import { existsSync, readFileSync } from 'node:fs';
import { isFailing } from '../../changes/failures';
import { changesText } from '../../changes/report/text-report';
import { isFailingAt } from '../../check/levels';
import { jsonText } from '../../check/report/json';
import type { CheckReport } from '../../check/report/report';
import { textReport } from '../../check/report/text';
import { systemReason } from '../../files/system-problem';
import { sentence } from '../../kubernetes/words';
import { readWrittenFiles } from '../../synth/written-files';
import { appSettings, type AppSettings } from '../../synth/app-settings';
import { Interruption } from '../../synth/interruption';
import type { LockHolder } from '../../synth/lock';
import { outputChanges, type OutputChanges } from '../../synth/output-changes';
import { outputFolder, type OutputFolder } from '../../synth/output-folder';
import { replaceOutput } from '../../synth/replace-output';
import { OUTDIR_VARIABLE, runApp } from '../../synth/run-app';
import { fateCounts, type SynthDone } from '../../synth/synth-output';
import { lockedWorkspace, temporaryWorkspace, type Workspace } from '../../synth/workspace';
import { reportErrors, textFormFor } from '../check/write-reports';
import type { Console } from '../console';
import { behindNotice } from '../diff/not-whole';
import { COMPARE, failWith, sayTrouble } from '../say-errors';
import { checkSynthesized } from '../synth/check-synthesized';
import type { SynthRequest } from '../synth/synth-command';
import { changesTexts, synthesizedChanges, type SynthesizedChanges } from '../synth/synthesized-changes';
import type { SynthesizedFolder } from '../synth/synthesized-files';
import { synthJson, synthText, type SynthJson } from '../synth/synth-report';

/** Runs the app and replaces its output, and returns the exit status. */
export async function runSynth(request: SynthRequest, console: Console): Promise<number> {
  const settings = appSettings(request);
  if ('problem' in settings) return failWith([settings.problem], console);
  const folder = outputFolder(settings.output);
  if ('problem' in folder) return failWith([folder.problem], console);
  const interruption = new Interruption();
  try {
    return await inWorkspace({ request, settings, folder, interruption, console });
  } catch (error) {
    return await failWith([`The output "${folder.path}" is left as it was: ${systemReason(error)}.`], console);
  } finally {
    interruption.end();
  }
}

interface Synthesis {
  readonly request: SynthRequest;
  readonly settings: AppSettings;
  readonly folder: OutputFolder;
  readonly interruption: Interruption;
  readonly console: Console;
}

async function inWorkspace(synthesis: Synthesis): Promise<number> {
  const { request, folder, console } = synthesis;
  const space = request.isVerification ? temporaryWorkspace(folder) : lockedWorkspace(folder);
  if ('holder' in space) return failWith([busyProblem(folder, space.holder)], console);
  try {
    if (space.endedEarlier) await note(request.isVerification ? UNENDED : ENDED, console);
    return await synthesize(synthesis, space);
  } finally {
    space.remove();
  }
}

const ENDED = 'an earlier synthesis was killed while it replaced the output; what it began is done now.';
const UNENDED =
  'an earlier synthesis was killed while it replaced the output: "pod-patterns synth" ends what it began.';

function busyProblem({ path, work }: OutputFolder, { pid, host }: LockHolder): string {
  const who = `process ${pid} on ${host}`;
  return `Another synthesis replaces "${path}" now: ${who}. Wait until it ends; if it does not run any more, remove "${work}/lock".`;
}

async function synthesize(synthesis: Synthesis, space: Workspace): Promise<number> {
  const { settings, folder, interruption, console } = synthesis;
  const problem = await runApp({
    settings,
    interruption,
    folder: space.fresh,
    log: space.log,
    environment: console.environment,
  });
  if (interruption.signal !== undefined)
    return failWith([`${interruption.signal} came: ${AS_IT_WAS(folder)}`], console);
  if (problem !== undefined) {
    await passOn(space.log, console);
    return failWith([`The app ${problem}: ${AS_IT_WAS(folder)} It was run as: ${settings.command}`], console);
  }
  const changes = outputChanges(folder.path, space.fresh, readWrittenFiles(folder.record));
  if ('problems' in changes) return failWith(changes.problems, console);
  if (changes.written.size === 0) {
    await passOn(space.log, console);
    return failWith([`${NOTHING_WRITTEN} ${sentence(AS_IT_WAS(folder))}`], console);
  }
  return checkAndReplace(changes, synthesis, space);
}

const AS_IT_WAS = ({ path }: OutputFolder): string => `the output "${path}" is left as it was.`;

const NOTHING_WRITTEN =
  `The app wrote no manifest into the folder that ${OUTDIR_VARIABLE} names: it must call app.synth(), have a chart, ` +
  'and not pass "outdir" to App.';

/** What the app said before it failed. */
async function passOn(log: string, { errors }: Console): Promise<void> {
  if (!existsSync(log)) return;
  await errors.print([readFileSync(log, 'utf8')]);
}

async function checkAndReplace(changes: OutputChanges, synthesis: Synthesis, space: Workspace): Promise<number> {
  const { request, folder, interruption, console } = synthesis;
  const judged = await judge(changes, synthesis, space);
  if ('problems' in judged) return failWith(judged.problems, console);
  if (interruption.signal !== undefined)
    return failWith([`${interruption.signal} came: ${AS_IT_WAS(folder)}`], console);
  const changesTold = toldAsJson(judged, request);
  const failedOn = failuresOf(judged, request);
  const isRefused = failedOn.length > 0 || hasErrors(judged);
  if (!isRefused && !request.isVerification) replaceOutput(changes, folder, space.run);
  const done = doneBy({ changes, failedOn, isRefused }, synthesis);
  await tell({ done, check: judged.report && jsonText(judged.report), changes: changesTold }, request, console);
  return statusOf(done, judged, isRefused);
}

/** The changes come once: if it depends on them whether the output is replaced, their texts are kept until then. */
function toldAsJson({ difference }: Judged, { format, failOnChange }: SynthRequest): Iterable<string> | undefined {
  // For people they were told one by one.
  if (!difference || format === 'text') return undefined;
  const texts = changesTexts(difference);
  return failOnChange === undefined ? texts : [...texts];
}

/** What is said of new manifests before they replace the old ones. */
interface Judged {
  readonly report: CheckReport | undefined;
  readonly difference: SynthesizedChanges | undefined;
}

async function judge(
  changes: OutputChanges,
  synthesis: Synthesis,
  { fresh }: Workspace,
): Promise<Judged | { readonly problems: readonly string[] }> {
  const { request, folder, console } = synthesis;
  const { level, showsChanges } = request;
  const places = { output: folder.path, fresh };
  const paths = [...changes.written.keys()];
  const report = level && (await checkSynthesized(places, paths, { ...request, level }, console));
  if (report && 'problems' in report) return report;
  if (report) await tellFindings(report, request, console);
  const difference = showsChanges ? await toldChanges(changes, synthesis, places) : undefined;
  return difference && 'problems' in difference ? difference : { report, difference };
}

/** What the change does, which is said, or why that is not known. */
async function toldChanges(
  changes: OutputChanges,
  { request, folder, console }: Synthesis,
  places: SynthesizedFolder,
): Promise<SynthesizedChanges | { readonly problems: readonly string[] }> {
  const difference = await synthesizedChanges(places, changes, request, console);
  if ('problems' in difference) return difference;
  await tellChanges(difference, request, console);
  const undecided = undecidedProblem(difference, request, folder);
  return undecided === undefined ? difference : { problems: [undecided] };
}

/** Of old manifests that were not read, nobody knows what the change does to them. */
function undecidedProblem(
  { oldErrors }: SynthesizedChanges,
  { failOnChange }: SynthRequest,
  folder: OutputFolder,
): string | undefined {
  if (failOnChange === undefined || oldErrors.length === 0) return undefined;
  const why = 'since not all of the old manifests could be read';
  return `--fail-on ${failOnChange} cannot be decided, ${why}: ${AS_IT_WAS(folder)} Run it without --fail-on ${failOnChange} to replace them.`;
}

/** What cannot be read is worse than what was found. */
function statusOf({ isUpToDate }: SynthDone, judged: Judged, isRefused: boolean): number {
  if (hasErrors(judged)) return 2;
  return isRefused || !isUpToDate ? 1 : 0;
}

/** What cannot be read would be applied by nobody. */
function hasErrors({ report, difference }: Judged): boolean {
  return [report, difference].some((each) => each !== undefined && each.errors.length > 0);
}

/** What of that which `--fail-on` names was found. */
function failuresOf({ report, difference }: Judged, { failOn, failOnChange }: SynthRequest): string[] {
  const hasFailed = report?.findings.some((finding) => isFailingAt(finding, failOn)) === true;
  const isFailed = failOnChange !== undefined && difference && isFailing(difference.changes, failOnChange);
  return [...(hasFailed ? [failOn] : []), ...(isFailed ? [failOnChange] : [])];
}

async function tellChanges(difference: SynthesizedChanges, { format }: SynthRequest, console: Console): Promise<void> {
  const { changes, oldErrors, errors: newErrors, isUnread } = difference;
  const { output } = console;
  const errors = [...oldErrors, ...newErrors];
  const form = { ...textFormFor(output, console), showsAll: false };
  if (format === 'text' && !isUnread) {
    const text = changesText(changes, form);
    await output.print(errors.length > 0 ? behindNotice(text) : text);
  }
  await sayTrouble({ isEmpty: false, passedOver: [], errors }, COMPARE, console);
}

async function tellFindings(report: CheckReport, { format }: SynthRequest, console: Console): Promise<void> {
  if (format === 'text') await console.output.print(textReport(report, textFormFor(console.output, console)));
  await reportErrors(report, console);
}

interface Outcome {
  readonly changes: OutputChanges;
  readonly failedOn: readonly string[];
  readonly isRefused: boolean;
}

function doneBy({ changes, failedOn, isRefused }: Outcome, { request, folder }: Synthesis): SynthDone {
  const { files } = changes;
  const { isVerification } = request;
  const summary = fateCounts(files);
  const isEqual = summary.created + summary.changed + summary.removed === 0;
  return {
    schemaVersion: 1,
    output: folder.path,
    isVerification,
    isUpToDate: isEqual || !(isRefused || isVerification),
    failedOn,
    files,
    summary,
  };
}

async function tell(told: SynthJson, { format }: SynthRequest, console: Console): Promise<void> {
  const texts = format === 'json' ? synthJson(told) : synthText(told.done, textFormFor(console.output, console));
  await console.output.print(texts);
}

async function note(text: string, { errors }: Console): Promise<void> {
  await errors.print([`note: ${text}\n`]);
}
