import { spawnSync } from 'node:child_process';

const MAX_LINES = 20;

/** An expected failure: its message says all that a reader needs. */
export class Problem extends Error {}

/** Runs a program and returns its standard output; a failure becomes a Problem with what the program said. */
export function run(cwd: string, command: string, ...args: string[]): string {
  const done = spawnSync(command, args, { cwd, env: withoutNpm(), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (done.error !== undefined) throw new Problem(`${command}: ${done.error.message}`);
  if (done.status !== 0) {
    const said = beginning(done.stdout + done.stderr);
    throw new Problem(`${[command, ...args].join(' ')} ended with status ${done.status}\n${said}`);
  }
  return done.stdout;
}

function beginning(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^ +at /.test(line));
  return lines.slice(0, MAX_LINES).join('\n');
}

/** What `npm run` tells its children of this package would mislead an npm that works in another folder. */
function withoutNpm(): NodeJS.ProcessEnv {
  const misleading = /^(npm_(package|lifecycle|config_local_prefix)|CDK8S_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !misleading.test(name)));
}
