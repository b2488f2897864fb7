/** Generates the tables of fields from releases of Kubernetes. Running it twice writes the same bytes. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELEASES } from '../../src/kubernetes/fields/generated/releases';
import { FOLDER, staleFiles } from './folder';
import { minorOf } from './module';
import { POD_FIELDS, podTypes } from './pod-types';
import { Problem } from './problem';
import { readRelease } from './release';
import { generatedFiles } from './write';

const USAGE = `npm run fields                generates the tables from the releases that they name
npm run fields -- 1.38.0      takes this release as well, instead of another of its minor version
npm run fields -- --check     fails if the tables are not what would be generated`;

/** The known releases and the named ones, of which each takes the place of another of its minor version. */
function releaseNames(named: readonly string[]): string[] {
  const byMinor = new Map([...RELEASES, ...named].map((name) => [minorOf(name), name]));
  return [...byMinor].sort(([left], [right]) => left - right).map(([, name]) => name);
}

function check(tables: ReadonlyMap<string, string>): void {
  const stale = staleFiles(tables);
  // The types are made of the tables as they stand in the folder.
  if (stale.length === 0) stale.push(...staleFiles(new Map([[POD_FIELDS, podTypes()]])));
  if (stale.length > 0) throw new Problem(`${stale.join(', ')} would be generated differently; run "npm run fields"`);
  console.log('fields: the tables are what is generated');
}

/** Runs a script that reads the new tables, which this process cannot. */
function runAfterwards(script: string): void {
  const { status } = spawnSync(process.execPath, [...process.execArgv, join(__dirname, script)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = status ?? 1;
}

function main(arguments_: readonly string[]): void {
  const named = arguments_.filter((argument) => argument !== '--check');
  if (named.some((argument) => argument.startsWith('-'))) throw new Problem(`usage:\n${USAGE}`);
  const releases = releaseNames(named).map(readRelease);
  const files = generatedFiles(releases);
  if (arguments_.includes('--check')) return check(files);
  for (const [name, text] of files) writeFileSync(join(FOLDER, name), text);
  console.log(`fields: wrote ${[...files.keys()].join(', ')} from ${releases.length} releases`);
  runAfterwards('write-pod-types.ts');
  runAfterwards('decide.ts');
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`fields: ${error.message}`);
  process.exitCode = 1;
}
