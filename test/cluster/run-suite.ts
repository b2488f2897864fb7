import { existsSync } from 'node:fs';
import * as path from 'node:path';
import type { ApiClient } from './api-client';
import { Judge } from './judgement';
import { nameOf, readManifests, type Manifest } from './manifests';
import { createNamespaces } from './prepare';
import { problemLines } from './problem-text';
import { count, secondsSince, type Report } from './report';
import type { Batch, BatchSuite } from './batch';
import type { Target } from './targets';

/** One target's server, and where to tell what it says. */
export interface Bench {
  readonly target: Target;
  readonly client: ApiClient;
  readonly report: Report;
  /** For what is synthesized on the way; removed in the end. */
  readonly workspace: string;
}

/** A suite that asks a server in its own way. */
export interface OwnSuite {
  readonly name: string;
  run(bench: Bench): Promise<void>;
}

export type Suite = BatchSuite | OwnSuite;

/** Runs a suite; whatever goes wrong with it is a failure of its own and does not stop the others. */
export async function runSuite(bench: Bench, suite: Suite): Promise<void> {
  const title = `${bench.target.minor}  ${suite.name}`;
  try {
    if ('run' in suite) {
      await suite.run(bench);
      return;
    }
    const batch = suite.batch(bench.target, path.join(bench.workspace, suite.name.replace(' ', '-')));
    if (batch === undefined) bench.report.say(`${title}: not meant for this version`);
    else if ('skipped' in batch) bench.report.skip(`${title}: ${batch.skipped}`);
    else await runBatch(bench, title, batch);
  } catch (error) {
    bench.report.fail(title, error instanceof Error ? error.message : String(error));
  }
}

async function runBatch(bench: Bench, title: string, batch: Batch): Promise<void> {
  const start = Date.now();
  const manifests = existsSync(batch.folder) ? readManifests(batch.folder) : [];
  for (const note of batch.notes) bench.report.say(`${title}: ${note}`);
  if (manifests.length < batch.least) {
    bench.report.fail(
      title,
      `${batch.folder} holds ${count(manifests.length, 'object')}; at least ${batch.least} should be there.`,
    );
  }
  await createNamespaces(bench.client, manifests);
  const judge = new Judge(bench.client);
  let passed = 0;
  for (const [file, objects] of byFile(manifests)) {
    const expected = batch.expected?.(file) ?? 'stored';
    if (expected === 'refused') passed += (await isOneRefused(bench, judge, batch, objects)) ? objects.length : 0;
    else for (const object of objects) passed += (await isAccepted(bench, judge, batch, object)) ? 1 : 0;
  }
  const files = count(new Set(manifests.map(({ file }) => file)).size, 'file');
  const fate = batch.expected ? 'stored, taken or refused as expected' : 'stored as sent';
  bench.report.say(
    `${title}: ${passed} of ${count(manifests.length, 'object')} in ${files} ${fate}, ${secondsSince(start)}`,
  );
}

function byFile(manifests: readonly Manifest[]): Map<string, Manifest[]> {
  const files = new Map<string, Manifest[]>();
  for (const manifest of manifests) files.set(manifest.file, [...(files.get(manifest.file) ?? []), manifest]);
  return files;
}

/** Whether the server refuses at least one of the objects of a file. */
async function isOneRefused(
  { target, report }: Bench,
  judge: Judge,
  batch: Batch,
  objects: readonly Manifest[],
): Promise<boolean> {
  for (const object of objects) {
    const { refusal } = await judge.judge(object);
    if (refusal === undefined) continue;
    report.pass();
    return true;
  }
  const names = objects.map(({ object }) => nameOf(object)).join(', ');
  const file = path.join(path.basename(batch.folder), objects[0]?.file ?? '');
  report.fail(`${file}: ${names}, Kubernetes ${target.minor}`, 'taken, and must be refused');
  return false;
}

async function isAccepted(bench: Bench, judge: Judge, batch: Batch, manifest: Manifest): Promise<boolean> {
  const { target, report } = bench;
  const judgement = await judge.judge(manifest);
  const isTaken = batch.expected?.(manifest.file) === 'taken' && judgement.refusal === undefined;
  const place = `${path.join(path.basename(batch.folder), manifest.file)}: ${nameOf(manifest.object)}, Kubernetes ${target.minor}`;
  const warnings = judgement.warnings.map((warning) => `warning: ${warning}`);
  const problems = [...(isTaken ? [] : problemLines(judgement, target)), ...(batch.refusesWarnings ? warnings : [])];
  if (!batch.refusesWarnings) for (const warning of warnings) report.say(`${place}: ${warning}`);
  if (problems.length === 0) report.pass();
  else report.fail(place, ...problems);
  return problems.length === 0;
}
