/**
 * Times `app.synth()` of plain cdk8s and of the same charts with a sidecar in each. Every measurement has a process of
 * its own, so that none profits from the compiled code of another, and the two kinds take turns, so that a busy moment
 * of the machine meets both.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';

const CHARTS = [10, 100, 400];
const ROUNDS = 5;
const PROGRAMS = ['plain', 'patterns'] as const;

type Program = (typeof PROGRAMS)[number];

const times = new Map<string, number[]>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const charts of CHARTS) {
    for (const program of PROGRAMS) timesOf(program, charts).push(measure(program, charts));
  }
}
printReport();

function timesOf(program: Program, charts: number): number[] {
  const key = `${program} ${charts}`;
  const list = times.get(key) ?? [];
  times.set(key, list);
  return list;
}

function measure(program: Program, charts: number): number {
  const args = ['-r', 'tsx/cjs', join(__dirname, `${program}.ts`), String(charts)];
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.status !== 0) throw new Error(`${program} with ${charts} charts ended with status ${done.status}`);
  return Number(done.stdout);
}

function printReport(): void {
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node.js ${process.version}`);
  console.log(`app.synth() in milliseconds, ${ROUNDS} fresh processes each\n`);
  console.log(row(['charts', 'program', 'lowest', 'median', 'per chart', 'ratio', 'added per chart']));
  for (const charts of CHARTS) {
    for (const program of PROGRAMS) console.log(row(cells(program, charts)));
  }
}

/** Ratio and addition compare the lowest times, which the rest of the machine disturbs least. */
function cells(program: Program, charts: number): string[] {
  const [lowest, plain] = [Math.min(...timesOf(program, charts)), Math.min(...timesOf('plain', charts))];
  const comparison =
    program === 'plain' ? ['', ''] : [(lowest / plain).toFixed(2), ((lowest - plain) / charts).toFixed(2)];
  return [
    String(charts),
    program,
    lowest.toFixed(1),
    median(timesOf(program, charts)).toFixed(1),
    (lowest / charts).toFixed(2),
    ...comparison,
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function row(texts: readonly string[]): string {
  return texts
    .map((text) => text.padStart(9))
    .join('  ')
    .trimEnd();
}
