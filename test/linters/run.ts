/**
 * `npm run compare-linters [-- FOLDER...]`: lets Kubernetes' own validation, this package and linters judge the same
 * manifests, and writes what they say into docs/linters.md. More folders of manifests are judged for false alarms.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findFiles } from '../../src/files/find-files';
import { writeManifests } from '../bench/explain/manifests';
import { timed } from '../bench/timed';
import { CASES, wrongOf, type Case } from './cases';
import { LINTERS, OURS } from './linters';
import { writePage, type Alarms, type CaseRow, type TimeRow } from './page';
import { failedChecks, programFolder, programPath, type Program } from './programs';
import { refusalsOf } from './server';

const REPOSITORY = resolve(__dirname, '..', '..');
const PAIRS = 800;
const ROUNDS = 3;

/** A program with its place. */
interface Installed {
  readonly program: Program;
  readonly path: string;
}

async function main(folders: readonly string[]): Promise<void> {
  const programs = [{ program: OURS, path: process.execPath }, ...LINTERS.flatMap(installed)];
  const folder = mkdtempSync(join(tmpdir(), 'linters-'));
  try {
    const rows = await caseRows(programs, folder);
    const alarms = ['dist', ...folders].map((each) => alarmsIn(each, programs));
    const right = rightAlarms(programs, folder);
    writePage({
      programs: programs.map(({ program }) => program),
      rows,
      alarms: [right, ...alarms],
      times: timesOf(programs, folder),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function installed(program: Program): Installed[] {
  const path = programPath(program);
  if (path !== undefined) return [{ program, path }];
  console.error(
    `${program.name} ${program.version} is left out: install it as ${join(programFolder(), program.name)} (${program.home}).`,
  );
  return [];
}

/** What each names of the faults: the checks that fail for a manifest with the fault, and not for the one without. */
async function caseRows(programs: readonly Installed[], folder: string): Promise<CaseRow[]> {
  const refusals = await refusalsOf(CASES.map(wrongOf));
  return CASES.map((each, index) => ({
    title: each.title,
    refusal: refusals[index],
    named: programs.map((program) => namesOf(each, program, folder)),
  }));
}

function namesOf(each: Case, installedProgram: Installed, folder: string): string[] {
  const right = new Set(judged(each.right, installedProgram, folder));
  const wrong = judged(wrongOf(each), installedProgram, folder);
  return [...new Set(wrong)].filter((check) => !right.has(check)).sort();
}

const judgedTexts = new Map<string, readonly string[]>();

/** Several cases begin with the same manifest. */
function judged(text: string, { program, path }: Installed, folder: string): readonly string[] {
  const key = `${program.name} ${text}`;
  const known = judgedTexts.get(key);
  if (known) return known;
  const own = mkdtempSync(join(folder, 'manifest-'));
  writeFileSync(join(own, 'manifest.yaml'), text);
  const named = failedChecks(program, path, [join(own, 'manifest.yaml')]);
  judgedTexts.set(key, named);
  return named;
}

/** What is said of the manifests without a fault. */
function rightAlarms(programs: readonly Installed[], folder: string): Alarms {
  const texts = [...new Set(CASES.map(({ right }) => right))];
  return {
    title: `the ${texts.length} manifests above without their fault`,
    counts: programs.map((program) => countsOf(texts.flatMap((text) => judged(text, program, folder)))),
  };
}

function alarmsIn(folder: string, programs: readonly Installed[]): Alarms {
  const files = [...findFiles(resolve(REPOSITORY, folder))].map(({ file }) => file);
  return {
    title: folder === 'dist' ? 'the gallery of this package, in `dist`' : `\`${folder.split('/').at(-1) ?? folder}\``,
    counts: programs.map(({ program, path: command }) => countsOf(failedChecks(program, command, files))),
  };
}

function countsOf(checks: readonly string[]): Alarms['counts'][number] {
  return { findings: checks.length, checks: new Set(checks).size };
}

function timesOf(programs: readonly Installed[], folder: string): TimeRow[] {
  const { file } = writeManifests(PAIRS, join(folder, 'bench'));
  return programs.map(({ program, path }) => {
    const times = Array.from({ length: ROUNDS }, () => timed([path, ...program.words([file])]));
    return {
      name: program.name,
      seconds: Math.min(...times.map(({ seconds }) => seconds)),
      cpuSeconds: Math.min(...times.map(({ cpuSeconds }) => cpuSeconds)),
    };
  });
}

void main(process.argv.slice(2));
