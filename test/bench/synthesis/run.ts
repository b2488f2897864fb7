/**
 * Times `app.synth()` of plain cdk8s and of the same charts with a sidecar in each. Every measurement has a process of
 * its own, so that none profits from the compiled code of another, and the two kinds take turns, so that a busy moment
 * of the machine meets both.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median, table } from '../table';

const CHARTS = [10, 100, 400];
const ROUNDS = 5;
const PROGRAMS = ['plain', 'patterns'] as const;

type Program = (typeof PROGRAMS)[number];

export function benchSynthesis(): void {
  const times = new Map<string, number[]>();
  const timesOf = (program: Program, charts: number): number[] => {
    const key = `${program} ${charts}`;
    const list = times.get(key) ?? [];
    times.set(key, list);
    return list;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const charts of CHARTS) {
      for (const program of PROGRAMS) timesOf(program, charts).push(measure(program, charts));
    }
  }
  console.log(`app.synth() in milliseconds, ${ROUNDS} fresh processes each\n`);
  const rows = CHARTS.flatMap((charts) =>
    PROGRAMS.map((program) => cells(program, charts, timesOf(program, charts), timesOf('plain', charts))),
  );
  console.log(table([['charts', 'program', 'lowest', 'median', 'per chart', 'ratio', 'added per chart'], ...rows]));
}

function measure(program: Program, charts: number): number {
  const args = ['-r', 'tsx/cjs', join(__dirname, `${program}.ts`), String(charts)];
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.status !== 0) throw new Error(`${program} with ${charts} charts ended with status ${done.status}`);
  return Number(done.stdout);
}

/** Ratio and addition compare the lowest times, which the rest of the machine disturbs least. */
function cells(program: Program, charts: number, times: readonly number[], plainTimes: readonly number[]): string[] {
  const [lowest, plain] = [Math.min(...times), Math.min(...plainTimes)];
  const comparison =
    program === 'plain' ? ['', ''] : [(lowest / plain).toFixed(2), ((lowest - plain) / charts).toFixed(2)];
  return [
    String(charts),
    program,
    lowest.toFixed(1),
    median(times).toFixed(1),
    (lowest / charts).toFixed(2),
    ...comparison,
  ];
}
