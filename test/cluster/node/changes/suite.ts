import type { ObjectChange } from '../../../../src/changes/object-change';
import { secondsSince } from '../../report';
import { say, type Check } from '../check';
import type { Cluster } from '../cluster';
import { inParallel } from '../pool';
import { BOX } from '../scripts/container';
import type { NodeBench, NodeSuite } from '../suite';
import type { ChangeCase } from './change-case';
import { DEPLOYMENTS } from './cases/deployments';
import { HELD_BACK } from './cases/held-back';
import { OTHER_IMAGE, OTHER_WORKLOADS } from './cases/other-workloads';
import { STATEFUL_SETS } from './cases/stateful-sets';
import { configurationChecks, hashedConfigurationChecks } from './configurations';
import { differencesOf } from './judge-change';
import { rolloutBounds, rolloutSeconds } from './judge-rollout';
import { resizeChecks } from './resizes';
import { runChange } from './run-change';
import { said } from './said';
import type { Seen } from './seen';
import { selfTest, type JudgedChange } from './self-test';

/** What `pod-patterns diff` says of a change, held against what a cluster does when it is applied. */
export const CHANGES: NodeSuite = { name: 'changes', run: runChanges };

/** The slowest ones come first. */
const CASES: readonly ChangeCase[] = [...OTHER_WORKLOADS, ...DEPLOYMENTS, ...STATEFUL_SETS, ...HELD_BACK];
const AT_A_TIME = 6;

async function runChanges({ cluster, report }: NodeBench): Promise<void> {
  const start = Date.now();
  await cluster.nameImage(BOX, OTHER_IMAGE);
  const judged: JudgedChange[] = [];
  const tasks = [
    configurationChecks,
    hashedConfigurationChecks,
    ...CASES.map((each) => async (on: Cluster) => [await checkOf(on, each, judged)]),
    ...resizeChecks(),
  ];
  const checks = (await inParallel(tasks, AT_A_TIME, (task) => task(cluster))).flat();
  for (const check of [...checks, ...selfTest(judged)]) say(report, 'changes', check);
  report.say(`changes: ${checks.length} checks of ${tasks.length} changes, ${secondsSince(start)}`);
}

async function checkOf(cluster: Cluster, each: ChangeCase, judged: JudgedChange[]): Promise<Check> {
  const [change] = said([each.before], [each.after]).objects;
  const seen = await runChange(cluster, each, change);
  const differences = [...meantDifferences(each, change), ...differencesOf(change, seen)];
  const isKept = differences.length === 0;
  judged.push({ change, seen });
  return { title: each.title, isKept, seen: isKept ? seenText(change, seen) : differences.join('\n') };
}

/** In what `diff` says something else than the case is about. */
function meantDifferences({ says, deadline }: ChangeCase, change: ObjectChange | undefined): string[] {
  const isRefused = (change?.refusals.length ?? 0) > 0;
  const effect = change?.action === 'rewritten' ? 'nothing' : (change?.effect?.effect ?? 'nothing');
  const what = isRefused ? 'refused' : effect;
  return [
    ...(what === says ? [] : [`said: ${what}, meant: ${says}`]),
    ...(deadline === undefined || deadline === change?.rollout?.deadline
      ? []
      : [`said of the deadline: ${change?.rollout?.deadline ?? 'nothing'}, meant: ${deadline}`]),
  ];
}

/** A server may print a whole template. */
const MAX_REFUSAL = 150;

function seenText(change: ObjectChange | undefined, seen: Seen): string {
  const plan = change?.effect?.rollout;
  if (!change?.rollout || !plan)
    return seen.refusal?.slice(0, MAX_REFUSAL) ?? change?.effect?.effect ?? 'nothing happens';
  const { earliest, latest } = rolloutBounds(change);
  return `${rolloutSeconds(plan, seen).toFixed(1)} s, from ${earliest} to ${latest} s`;
}
