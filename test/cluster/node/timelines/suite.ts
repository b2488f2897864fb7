import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../agreement/random';
import { JudgeError } from '../../judge-error';
import { count, secondsSince } from '../../report';
import { inParallel } from '../pool';
import type { NodeBench, NodeSuite } from '../suite';
import { differences } from './compare';
import { startDifferences } from './compare-start';
import { stopDifferences } from './compare-stop';
import { described } from './describe';
import { RESTART_POLICIES } from './generate';
import { knownPods } from './known-pod';
import { observe } from './observe';
import { usedOverhead, type UsedOverhead } from './overhead';
import { OVERHEAD_SECONDS, planPod, predictSeen } from './plan';
import type { PodCase } from './pod-case';
import type { RunPod } from './run-pod';
import { selfTest } from './self-test';
import { phaseOf } from '../pod-status';

/** So many Pods live at once, and the first ones come one after another, so that two cores keep up with them. */
const AT_A_TIME = 12;
const STAGGER = 700;

/** A Pod that is deleted later than planned may lose its certain outcome; of all but a few the whole run is judged. */
const LEAST_CERTAIN = 0.9;

/** Random Pods run for real, held against what the library predicts of them. */
export const TIMELINES: NodeSuite = { name: 'timelines', run: runTimelines };

async function runTimelines(bench: NodeBench): Promise<void> {
  const { cluster, report, options } = bench;
  const start = Date.now();
  const pods = plannedPods(options.seed, options.pods, (name) => cluster.hostFolder(name));
  const drawn = count(options.pods, 'random Pod');
  report.say(`timelines: two known Pods and ${drawn} of seed ${options.seed}, ${AT_A_TIME} at a time`);
  const ran = await inParallel([...pods.entries()], AT_A_TIME, async ([index, pod]) => {
    if (index < AT_A_TIME) await sleep(index * STAGGER);
    return judge(bench, pod);
  });
  const judged = ran.filter((item) => item !== undefined);
  const certain = judged.filter(({ predicted }) => predicted.isCertain).length;
  const events = judged.reduce((sum, { predicted }) => sum + predicted.events.length, 0);
  report.say(
    `timelines: ${count(judged.length, 'Pod')} judged (${certain} to the end), ${events} events, ${secondsSince(start)}`,
  );
  if (certain < judged.length * LEAST_CERTAIN) report.fail('timelines: too few Pods had a certain outcome');
  sayOverhead(bench, judged);
  selfTest(bench, judged);
}

/** What was predicted of a Pod and what was seen of it; undefined for one that could not be watched to its end. */
async function judge({ cluster, report }: NodeBench, pod: PodCase): Promise<RunPod | undefined> {
  try {
    const seen = await observe(cluster, pod);
    const ran = { pod, predicted: predictSeen(pod, seen), seen };
    const problems = [
      ...(seen.isOver ? [] : ['it does not come to its end']),
      ...differences(ran.predicted, seen),
      ...startDifferences(seen),
      ...stopDifferences(seen),
    ];
    if (problems.length === 0) report.pass();
    else report.fail(pod.name, ...problems, ...described(ran));
    report.say(lineOf(ran));
    return ran;
  } catch (error) {
    const isForeseen = error instanceof JudgeError;
    report.fail(pod.name, error instanceof Error && !isForeseen ? (error.stack ?? '') : String(error));
    return undefined;
  }
}

function plannedPods(seed: number, amount: number, folderOf: (name: string) => string): PodCase[] {
  const random = new Random(seed);
  const drawn = Array.from({ length: amount }, (_, index) => {
    const name = `pod-${index + 1}`;
    return planPod(random, name, folderOf(name), RESTART_POLICIES[index % RESTART_POLICIES.length] ?? 'Always');
  });
  return [...knownPods(folderOf), ...drawn];
}

function lineOf({ pod, predicted, seen }: RunPod): string {
  const phase = phaseOf(seen.versions.at(-1)?.pod);
  const seconds = (seen.endedAt - (seen.lines[0]?.at ?? 0)).toFixed(1);
  const ending = seen.deletedAt === undefined ? `${phase} by itself` : `${phase} when deleted`;
  const doubt = predicted.isCertain ? '' : ', judged up to where it is certain';
  return `  ${pod.name}  ${count(predicted.events.length, 'event')}, ${ending}, ${seconds} s${doubt}`;
}

/** How far the allowance could be lowered, so that it is not larger than it has to be. */
function sayOverhead({ report }: NodeBench, judged: readonly RunPod[]): void {
  const used = judged
    .filter(({ predicted, seen }) => differences(predicted, seen).length === 0)
    .map(({ pod, seen }) => usedOverhead(pod, seen))
    .sort((left, right) => right.seconds - left.seconds);
  const [most] = used;
  const median: UsedOverhead | undefined = used[Math.floor(used.length / 2)];
  if (!most || !median) return;
  report.say(
    `timelines: the node may take ${OVERHEAD_SECONDS} s for anything that it does; the slowest Pod needed ${most.seconds} s, half of them no more than ${median.seconds} s`,
  );
  for (const { because } of used.filter(({ seconds }) => seconds >= OVERHEAD_SECONDS / 2)) report.say(`  ${because}`);
}
