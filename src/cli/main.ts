#!/usr/bin/env node
import { packageVersion } from './version';
import type * as Run from './run';

/**
 * Answers `--version` before anything else is loaded, and hands everything else on. The status is left for the process to
 * end with by itself, so that nothing that was written gets lost.
 */
async function main(words: readonly string[]): Promise<void> {
  if (words[0] === '--version') {
    process.stdout.write(`${packageVersion()}\n`);
    return;
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded late, and import() would start a second loader
  const { runProcess } = require('./run') as typeof Run;
  process.exitCode = await runProcess(words);
}

void main(process.argv.slice(2));
