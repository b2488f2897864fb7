/**
 * Times `pod-patterns explain -o json` as a whole process, next to parsing the same text and nothing else. The programs take
 * turns, so that a busy moment of the machine meets all of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundledReader } from '../../support/bundled';
import { median, table } from '../table';
import { writeManifests, writeMany } from './manifests';
import { measureProcess, type Measurement } from './measure';

const REPOSITORY = resolve(__dirname, '..', '..', '..');
const COMMAND = join(REPOSITORY, 'lib', 'src', 'cli', 'main.js');
const PARSE = join(__dirname, 'parse.cjs');

const PAIRS = 800;
const ROUNDS = 7;
const START_ROUNDS = 20;
const GROWTH = [1_600, 5_000, 10_000, 20_000];

interface Program {
  readonly name: string;
  readonly args: readonly string[];
}

export function benchExplain(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    benchParsing(folder);
    benchGrowth(folder);
    benchStart();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchParsing(folder: string): void {
  const written = writeManifests(PAIRS, join(folder, 'pairs'));
  const programs: Program[] = [
    { name: 'explain -o json, one file', args: [COMMAND, 'explain', '-o', 'json', written.file] },
    { name: `explain -o json, ${PAIRS} files`, args: [COMMAND, 'explain', '-o', 'json', written.folder] },
    { name: 'parsing only, same parser', args: [PARSE, bundledReader(), 'same parser', written.file] },
    { name: 'parsing only, js-yaml', args: [PARSE, bundledReader(), 'js-yaml', written.file] },
    { name: 'parsing only, yaml', args: [PARSE, bundledReader(), 'yaml', written.file] },
  ];
  const megabytes = (written.bytes / 1e6).toFixed(1);
  console.log(`${2 * PAIRS} objects in ${megabytes} MB of YAML; whole processes, ${ROUNDS} of each\n`);
  console.log(timesTable(programs, takeTurns(programs, ROUNDS)));
}

function benchGrowth(folder: string): void {
  const inputs = GROWTH.map((objects) => ({
    objects,
    input: writeMany(objects / 2, PAIRS, join(folder, String(objects))),
  }));
  const programs = inputs.map(({ objects, input }) => ({
    name: `${objects} objects`,
    args: [COMMAND, 'explain', '-o', 'json', input],
  }));
  console.log(`\ngrowth, files of ${2 * PAIRS} objects\n`);
  console.log(timesTable(programs, takeTurns(programs, 3)));
}

function benchStart(): void {
  const programs = [
    { name: 'node -e 0', args: ['-e', '0'] },
    { name: 'pod-patterns --version', args: [COMMAND, '--version'] },
  ];
  console.log(`\nstart, ${START_ROUNDS} of each\n`);
  console.log(timesTable(programs, takeTurns(programs, START_ROUNDS)));
}

function takeTurns(programs: readonly Program[], rounds: number): Measurement[][] {
  const measured: Measurement[][] = programs.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { args }] of programs.entries()) measured[index]?.push(measureProcess(args));
  }
  return measured;
}

/** The ratio compares medians with the first program. */
function timesTable(programs: readonly Program[], measured: readonly (readonly Measurement[])[]): string {
  const first = median(timesOf(measured[0] ?? []));
  const rows = programs.map(({ name }, index) => {
    const measurements = measured[index] ?? [];
    const times = timesOf(measurements);
    return [
      name,
      (Math.min(...times) / 1000).toFixed(3),
      (median(times) / 1000).toFixed(3),
      Math.max(...measurements.map(({ mebibytes }) => mebibytes)).toFixed(0),
      (median(times) / first).toFixed(2),
    ];
  });
  return table([['program', 'lowest s', 'median s', 'peak MiB', 'ratio'], ...rows]);
}

function timesOf(measurements: readonly Measurement[]): number[] {
  return measurements.map(({ milliseconds }) => milliseconds);
}
