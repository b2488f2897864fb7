import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type { Batch, Skipped } from './batch';
import { runDroppedFields } from './dropped-fields';
import { JudgeError } from './judge-error';
import { runPodSecurity } from './pod-security';
import { runRandomObjects } from './random-objects';
import { runResizes } from './resize/suite';
import { rulePages } from './rule-pages';
import type { Suite } from './run-suite';
import { runApplies } from './server-side-apply';
import { runSources } from './sources';
import { runUpdates } from './updates/suite';
import { GALLERY_TARGET, isAtLeast, type Target } from './targets';

interface Matrix {
  synthesizeMatrix(target: string, outdir: string): { accepted: number; expectedErrors: string[] };
}
interface Promises {
  synthesizePromises(target: string, outdir: string): number;
}
interface PublicManifests {
  synthesizePublicManifests(target: string, publicFolder: string, outdir: string): string[];
}

/** The seed tests compare at least this many manifests. */
const LEAST_SEEDS = 40;

const REPOSITORY = path.resolve(__dirname, '..', '..');
const load = createRequire(__filename);

export const SUITES: readonly Suite[] = [
  { name: 'gallery', batch: gallery },
  { name: 'matrix', batch: matrix },
  { name: 'promises', batch: promises },
  { name: 'seeds', batch: seeds },
  { name: 'public manifests', batch: publicManifests },
  { name: 'rule pages', batch: (target, outdir) => rulePages(pagesFolder(), target, outdir) },
  { name: 'pod security', run: (bench) => runPodSecurity(bench, pagesFolder()) },
  { name: 'random objects', run: runRandomObjects },
  { name: 'resize', run: runResizes },
  { name: 'updates', run: runUpdates },
  { name: 'server-side apply', run: runApplies },
  { name: 'dropped fields', run: runDroppedFields },
  { name: 'sources', run: runSources },
];

/** The suites of these names, or all of them if none is named. */
export function suitesNamed(names: readonly string[]): readonly Suite[] {
  const unknown = names.find((name) => SUITES.every((suite) => suite.name !== name));
  if (unknown === undefined) return names.length === 0 ? SUITES : SUITES.filter(({ name }) => names.includes(name));
  const known = SUITES.map(({ name }) => `"${name}"`).join(', ');
  throw new JudgeError(`"${unknown}" is no suite; name some of ${known}, or none for all.`);
}

function gallery(target: Target): Batch | undefined {
  if (!isAtLeast(target.minor, GALLERY_TARGET)) return undefined;
  return { folder: path.join(REPOSITORY, 'dist'), least: 1, refusesWarnings: true, notes: [] };
}

function matrix(target: Target, outdir: string): Batch | Skipped {
  const fixture = fixtureFile('matrix.ts');
  if (!existsSync(fixture)) return { skipped: `no fixtures yet: ${fixture} is missing.` };
  const { accepted, expectedErrors } = (load(fixture) as Matrix).synthesizeMatrix(target.minor, made(outdir));
  const notes = expectedErrors.map((error) => `not for ${target.minor}, as expected: ${error}`);
  return { folder: outdir, least: Math.max(accepted, 1), refusesWarnings: true, notes };
}

/** Probe presets, tiers, hooks and stops, as far as the version has them. */
function promises(target: Target, outdir: string): Batch {
  const { synthesizePromises } = load(fixtureFile('promises.ts')) as Promises;
  return { folder: outdir, least: synthesizePromises(target.minor, outdir), refusesWarnings: true, notes: [] };
}

/** What the tests of the seed rows synthesize and compare; they run once more, and leave it in a folder. */
function seeds(target: Target, outdir: string): Batch | undefined {
  if (!isAtLeast(target.minor, GALLERY_TARGET)) return undefined;
  const env = { ...process.env, SEED_MANIFESTS: made(outdir) };
  const jest = spawnSync(process.execPath, [load.resolve('jest/bin/jest'), 'test/seeds'], { cwd: REPOSITORY, env });
  if (jest.status !== 0) throw new Error('the tests of the seed rows fail: run `npx jest test/seeds` to see why.');
  return { folder: outdir, least: LEAST_SEEDS, refusesWarnings: true, notes: [] };
}

function publicManifests(target: Target, outdir: string): Batch | Skipped {
  const fixture = fixtureFile('public-manifests.ts');
  const folder = process.env['PUBLIC_MANIFESTS'];
  if (!existsSync(fixture)) return { skipped: `no fixtures yet: ${fixture} is missing.` };
  if (folder === undefined || folder === '')
    return { skipped: 'PUBLIC_MANIFESTS does not name a folder of public manifests.' };
  const names = (load(fixture) as PublicManifests).synthesizePublicManifests(
    target.minor,
    path.resolve(folder),
    made(outdir),
  );
  return {
    folder: outdir,
    least: Math.max(names.length, 1),
    refusesWarnings: false,
    notes: [`from ${names.join(', ')}`],
  };
}

/** The pages of this repository, or those in the folder that RULE_PAGES names. */
function pagesFolder(): string {
  return path.resolve(process.env['RULE_PAGES'] ?? path.join(REPOSITORY, 'docs', 'rules'));
}

function fixtureFile(name: string): string {
  return path.join(REPOSITORY, 'test', 'fixtures', name);
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}
