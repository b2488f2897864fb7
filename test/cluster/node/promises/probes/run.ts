import { KubernetesVersion } from '../../../../../src';
import { JudgeError } from '../../../judge-error';
import type { JsonObject } from '../../../json';
import { uptime, uptimeOffset } from '../../clock';
import type { Cluster } from '../../cluster';
import { readJournal } from '../../scripts/journal';
import { commandOf } from '../../scripts/script';
import type { Check } from '../../check';
import { createAll, deletePod, within } from '../../live-pods';
import { addPod, scripted, synthesize } from '../synthesize';
import { SeenProbes, type ProbeCase, type RunCase } from './case';
import { HANGS } from './hangs';
import { selfTest } from './self-test';
import { STARTS } from './starts';

const CASES = [...STARTS, ...HANGS];
/** Every case is over within this time. */
const LONGEST = 60;

/** Runs apps that keep what their probes promise, and apps that do not. */
export async function runProbes(cluster: Cluster): Promise<Check[]> {
  const pods = synthesizeCases((name) => cluster.hostFolder(name));
  const creating = createAll(cluster, pods);
  const ran = await Promise.all(CASES.map((probeCase) => judge(cluster, probeCase, creating)));
  return [...ran.map(({ check }) => check), ...selfTest(ran)];
}

function synthesizeCases(folderOf: (name: string) => string): JsonObject[] {
  return synthesize(KubernetesVersion.V1_33, (chart) => {
    for (const { name, script, graceSeconds, give } of CASES) {
      const fields = graceSeconds === undefined ? {} : { terminationGracePeriodSeconds: graceSeconds };
      const container = scripted(script.container, commandOf(script));
      give(addPod(chart, name, folderOf(name), [container], fields), script.container);
    }
  });
}

async function judge(cluster: Cluster, probeCase: ProbeCase, creating: Promise<void>): Promise<RunCase> {
  const { name } = probeCase;
  const folder = cluster.hostFolder(name);
  const look = (): SeenProbes => {
    const lines = readJournal(folder);
    return new SeenProbes(lines, cluster.pods.historyOf(name).versions, uptimeOffset(), uptime());
  };
  await Promise.all([creating, within(LONGEST, () => probeCase.isOver(look()))]);
  const seen = look();
  await deletePod(cluster, name, 0);
  return { probeCase, seen, check: checkOf(probeCase, seen) };
}

function checkOf({ name, judge: judgeCase }: ProbeCase, seen: SeenProbes): Check {
  try {
    return judgeCase(seen);
  } catch (error) {
    if (!(error instanceof JudgeError)) throw error;
    return { title: name, isKept: false, seen: error.message };
  }
}
