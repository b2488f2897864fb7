import { existsSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { baselineEntries, type Baseline, type BaselineEntry } from '../check/baseline/baseline';
import { baselineText, readBaseline } from '../check/baseline/read-baseline';
import type { LocatedFinding } from '../check/located-finding';
import { STANDARD_INPUT } from '../manifests/input-objects';
import { readText } from './read-text';
import { replaceFile } from './replace-file';

/** A baseline for the input of a command, or why there is none, in a sentence. */
export type FoundBaseline = Baseline | { readonly problem: string };

const MISSING = `The baseline does not exist. Correct its path, or make it with "pod-patterns check --write-baseline".`;

/** The baseline in a file. */
export function baselineIn(file: string, paths: readonly string[]): FoundBaseline {
  if (!existsSync(file)) return { problem: MISSING };
  const read = readText({ file });
  const parsed = 'text' in read ? readBaseline(read.text) : read;
  if ('problem' in parsed) return { problem: `The baseline ${parsed.problem}` };
  return baselineOf(file, parsed.entries, paths);
}

/** Whether a baseline may be written to a file: there is none, or it is empty or a baseline, be it broken or of another release. */
export function mayHoldBaseline(file: string): boolean {
  const status = existsSync(file) ? statSync(file) : undefined;
  if (!status?.isFile() || status.size === 0) return true;
  const read = readText({ file, size: status.size });
  return 'text' in read && (BASELINE_START.test(read.text) || 'entries' in readBaseline(read.text));
}

/** Marks of a merge conflict stand behind it. */
const BASELINE_START = /^\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"findings"\s*:/;

/** Writes the findings of a check into a file, all of it or nothing. */
export function writeBaseline(
  file: string,
  findings: readonly LocatedFinding[],
  paths: readonly string[],
): FoundBaseline {
  const entries = baselineEntries(findings, namerFor(file));
  const problem = replaceFile(file, baselineText(entries));
  if (problem !== undefined) return { problem: `The baseline cannot be written: ${problem}.` };
  return baselineOf(file, entries, paths);
}

function baselineOf(file: string, entries: readonly BaselineEntry[], paths: readonly string[]): Baseline {
  const nameOf = namerFor(file);
  const checked = paths.map(nameOf);
  const isChecked = (name: string): boolean =>
    checked.some((path) => name === path || (isAbove(path, name) && name !== STANDARD_INPUT));
  return { file, entries, nameOf, isChecked };
}

/** Whether a name leads below a folder; the empty name is the folder of the baseline itself. */
function isAbove(folder: string, name: string): boolean {
  if (folder === STANDARD_INPUT) return false;
  if (folder === '') return !name.startsWith('../');
  return name.startsWith(`${folder}/`) || (/^(\.\.\/?)+$/.test(folder) && !name.startsWith(`${folder}/..`));
}

/** How a baseline names files: from its folder, so that it means the same wherever the command runs. */
function namerFor(file: string): (path: string) => string {
  const folder = dirname(resolve(file));
  return (path) => (path === STANDARD_INPUT ? STANDARD_INPUT : relative(folder, resolve(path)).split(sep).join('/'));
}
