import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A whole process: how long it took, and the most memory that it had. */
export interface Measurement {
  readonly milliseconds: number;
  readonly mebibytes: number;
}

/** Loaded before a program, it measures it. */
export const PEAK_MEMORY = join(__dirname, 'peak-memory.cjs');
const LARGEST_OUTPUT = 1 << 30;

/** What a program that was measured wrote at its end. */
export interface ProcessUsage {
  readonly kibibytes: number;
  /** What the processor spent on it. */
  readonly seconds: number;
}

/** Reads what a measured program wrote at its end. */
export function usageIn(written: Buffer | string | null | undefined): ProcessUsage {
  return JSON.parse(String(written)) as ProcessUsage;
}

/** Runs a Node.js program from start to end. */
export function measureProcess(args: readonly string[]): Measurement {
  const start = performance.now();
  const done = spawnSync(process.execPath, ['-r', PEAK_MEMORY, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    maxBuffer: LARGEST_OUTPUT,
  });
  const milliseconds = performance.now() - start;
  if (done.status !== 0) throw new Error(`"node ${args.join(' ')}" ended with status ${done.status}`);
  return { milliseconds, mebibytes: usageIn(done.output[3]).kibibytes / 1024 };
}
