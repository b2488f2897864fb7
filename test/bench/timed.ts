import { spawnSync } from 'node:child_process';

/** How long a program and all that it started took. */
export interface Time {
  readonly seconds: number;
  /** The time of all processors together, which a busy machine disturbs less. */
  readonly cpuSeconds: number;
}

const LARGEST_OUTPUT = 1 << 30;
const SCRIPT = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>/dev/null';

/** Runs a program from start to end, whatever its exit status is, and passes over what it prints. */
export function timed(words: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Time {
  const done = spawnSync('bash', ['-c', SCRIPT, 'time', ...words], {
    encoding: 'utf8',
    maxBuffer: LARGEST_OUTPUT,
    ...options,
  });
  const [seconds = NaN, user = NaN, system = NaN] = done.stderr.trim().split(' ').map(Number);
  return { seconds, cpuSeconds: user + system };
}
