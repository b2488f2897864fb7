/**
 * Times `pod-patterns check -o json` at all levels as whole processes, next to `explain` and, where it is installed for the
 * comparison of linters, to kubeconform. The programs take turns, and the processor time counts: other work on the machine
 * disturbs it less.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LINTERS } from '../../linters/linters';
import { programFolder } from '../../linters/programs';
import { writeManifests, writeMany } from '../explain/manifests';
import { median, table } from '../table';
import { timed, type Time } from '../timed';

const COMMAND = resolve(__dirname, '..', '..', '..', 'lib', 'src', 'cli', 'main.js');
const CHECK = [process.execPath, COMMAND, 'check', '-o', 'json', '--level', 'restricted'];

const PAIRS = 800;
const ROUNDS = 5;
const GROWTH = [1_600, 5_000, 10_000, 20_000];
const GROWTH_ROUNDS = 3;

interface Program {
  readonly name: string;
  readonly words: readonly string[];
}

export function benchCheck(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    benchPrograms(folder);
    benchGrowth(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchPrograms(folder: string): void {
  const written = writeManifests(PAIRS, join(folder, 'pairs'));
  const programs: Program[] = [
    { name: 'explain, one file', words: [process.execPath, COMMAND, 'explain', '-o', 'json', written.file] },
    { name: 'check, one file', words: [...CHECK, written.file] },
    { name: `check, ${PAIRS} files`, words: [...CHECK, written.folder] },
    ...installedKubeconform(written.file),
  ];
  const times = takeTurns(programs, ROUNDS);
  const first = median(cpuOf(times[0] ?? []));
  const rows = programs.map(({ name }, index) => {
    const cpu = median(cpuOf(times[index] ?? []));
    return [name, ...cellsOf(times[index] ?? []), (cpu / first).toFixed(2)];
  });
  console.log(`${2 * PAIRS} objects; whole processes, ${ROUNDS} of each\n`);
  console.log(table([['program', 'median s', 'lowest CPU s', 'median CPU s', 'ratio of CPU'], ...rows]));
}

function benchGrowth(folder: string): void {
  const programs = GROWTH.map((objects) => ({
    name: String(objects),
    words: [...CHECK, writeMany(objects / 2, PAIRS, join(folder, String(objects)))],
  }));
  const times = takeTurns(programs, GROWTH_ROUNDS);
  const rows = programs.map(({ name }, index) => {
    const perThousand = (1000 * median(cpuOf(times[index] ?? []))) / (GROWTH[index] ?? 1);
    return [name, ...cellsOf(times[index] ?? []), perThousand.toFixed(2)];
  });
  console.log(`\ngrowth of check, files of ${2 * PAIRS} objects, ${GROWTH_ROUNDS} of each\n`);
  console.log(table([['objects', 'median s', 'lowest CPU s', 'median CPU s', 'CPU s for 1,000'], ...rows]));
}

function installedKubeconform(file: string): Program[] {
  const kubeconform = LINTERS.find(({ name }) => name === 'kubeconform');
  const path = join(programFolder(), 'kubeconform');
  if (!kubeconform || !existsSync(path)) return [];
  return [{ name: `kubeconform ${kubeconform.version}`, words: [path, ...kubeconform.words([file])] }];
}

function takeTurns(programs: readonly Program[], rounds: number): Time[][] {
  const times: Time[][] = programs.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { words }] of programs.entries()) times[index]?.push(timed(words));
  }
  return times;
}

function cellsOf(times: readonly Time[]): string[] {
  const cpu = cpuOf(times);
  return [median(times.map(({ seconds }) => seconds)), Math.min(...cpu), median(cpu)].map((cell) => cell.toFixed(2));
}

function cpuOf(times: readonly Time[]): number[] {
  return times.map(({ cpuSeconds }) => cpuSeconds);
}
