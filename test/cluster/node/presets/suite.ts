import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Placement } from '../../../../src';
import { startOf } from '../../../../src/pod/timeline/start';
import { stopOf } from '../../../../src/pod/timeline/stop';
import { asStored } from '../../../support/as-stored';
import { missingForPrograms } from '../../../programs/needs';
import { isObject } from '../../json';
import { JudgeError } from '../../judge-error';
import { secondsSince } from '../../report';
import { say, type Check } from '../check';
import { uptime, uptimeOffset } from '../clock';
import type { Cluster } from '../cluster';
import { createAll, deletePod, isGone, isReady, untilPod, within } from '../live-pods';
import { containerStatuses } from '../pod-status';
import { readJournal } from '../scripts/journal';
import type { NodeBench, NodeSuite } from '../suite';
import { removeFolder } from '../../../support/remove-folder';
import { CASES } from './cases';
import { makeImages } from './images';
import {
  changeCheck,
  lastRequestCheck,
  serviceChecks,
  startProblems,
  stopProblems,
  timelineChecks,
  type SeenPod,
} from './judge';
import { podsOf, synthesizePods, type PresetPod } from './pods';

/** Presets with their real programs, in whole Pods. */
export const PRESETS: NodeSuite = { name: 'presets', run: runPresets };

const IMAGES = CASES.flatMap(({ images }) => images).filter(
  ({ name }, index, all) => all.findIndex((image) => image.name === name) === index,
);
const PROGRAMS = [...IMAGES.flatMap(({ programs }) => programs), 'openssl'];

/** The seconds in which the kubelet writes a changed ConfigMap anew, and for which a Pod that is ready is watched. */
const [CHANGES, SERVES] = [90, 2];

async function runPresets({ cluster, report }: NodeBench): Promise<void> {
  const start = Date.now();
  const missing = missingForPrograms(PROGRAMS);
  for (const sentence of missing) report.skip(`presets: ${sentence}`);
  if (missing.length > 0) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'kube-presets-'));
  try {
    await makeImages(cluster, folder, IMAGES);
    const checks = await runPods(cluster, folder);
    for (const check of checks) say(report, 'presets', check);
    report.say(`presets: ${checks.length} checks, ${secondsSince(start)}`);
  } finally {
    removeFolder(folder);
  }
}

async function runPods(cluster: Cluster, folder: string): Promise<Check[]> {
  const pods = podsOf(CASES);
  const objects = synthesizePods(pods, (name) => cluster.hostFolder(name), folder);
  // A container waits for its ConfigMaps and Secrets, longer than it takes to make them first.
  const sorted = [...objects].sort((one, other) => Number(one['kind'] === 'Pod') - Number(other['kind'] === 'Pod'));
  const creating = createAll(cluster, sorted);
  const ran = await Promise.all([creating, ...pods.map((pod) => runPod(cluster, pod))]);
  const results = ran.slice(1) as Result[];
  return [...results.flatMap(({ checks }) => checks), ...selfTest(results)];
}

interface Result {
  readonly pod: PresetPod;
  readonly checks: readonly Check[];
  readonly seen?: SeenPod;
}

/** From its creation to its end. */
async function runPod(cluster: Cluster, pod: PresetPod): Promise<Result> {
  try {
    const seen = await observe(cluster, pod);
    return { pod, seen, checks: checksOf(pod, seen) };
  } catch (error) {
    if (!(error instanceof JudgeError)) throw error;
    return { pod, checks: [{ title: `${pod.name} runs`, isKept: false, seen: await troubleOf(cluster, pod, error) }] };
  }
}

function checksOf({ placement, presetCase: { change, others } }: PresetPod, seen: SeenPod): Check[] {
  // What else is in the Pod ends together with the app.
  const isAlone = placement === Placement.NATIVE_SIDECAR && !others;
  return [
    ...serviceChecks(seen),
    ...(change ? [changeCheck(seen, change.event)] : []),
    ...(isAlone ? [lastRequestCheck(seen)] : []),
    ...timelineChecks(seen),
  ];
}

async function observe(cluster: Cluster, { name, presetCase: { change } }: PresetPod): Promise<SeenPod> {
  const stored = (await untilPod(cluster, name, isReady))['spec'];
  const lines = (): ReturnType<typeof readJournal> => readJournal(cluster.hostFolder(name));
  if (change) {
    await change.make(cluster, name);
    await within(CHANGES, () => lines().some(({ event }) => event === change.event));
  }
  await within(SERVES, () => false);
  const deletedAt = uptime();
  await deletePod(cluster, name);
  await untilPod(cluster, name, isGone);
  return {
    name,
    stored: asStored({ ...(isObject(stored) ? stored : {}) }),
    versions: [...cluster.pods.historyOf(name).versions],
    lines: lines(),
    deletedAt,
    goneAt: uptime(),
    offset: uptimeOffset(),
  };
}

/** What a Pod that did not get there shows: the ends of its logs, and what the app wrote last. */
async function troubleOf(cluster: Cluster, { name }: PresetPod, error: JudgeError): Promise<string> {
  const pod = cluster.pods.historyOf(name).versions.at(-1)?.pod ?? {};
  const logs = containerStatuses(pod).map(async ({ name: container, state }) => {
    const log = `/api/v1/namespaces/default/pods/${name}/log?container=${container}&tailLines=5`;
    return `${container} (${state}): ${JSON.stringify((await cluster.client.get(log)).body)}`;
  });
  const lines = readJournal(cluster.hostFolder(name)).map(({ at, event }) => `${at} ${event}`);
  const seen = [error.message, ...(await Promise.all(logs)), ...lines.slice(-5)].join('\n');
  await deletePod(cluster, name, 0);
  return seen;
}

/** What is foretold of a native sidecar is not true of an ordinary container, nor the reverse of what is foretold. */
function selfTest(results: readonly Result[]): Check[] {
  const [native, ordinary] = [Placement.NATIVE_SIDECAR, Placement.APP_CONTAINER].map((placement) => {
    return results.find(({ pod }) => pod.presetCase.name === 'redis' && pod.placement === placement)?.seen;
  });
  if (!native || !ordinary) return [];
  const names = startOf(native.stored).steps.map(({ container }) => container);
  const [first, second] = names;
  const reversed = startOf(native.stored).steps.map((step) => {
    return { ...step, waitsFor: step.container === first && second !== undefined ? [second] : [] };
  });
  const found = [startProblems(native, reversed), stopProblems(ordinary, stopOf(native.stored))];
  return ['starts', 'stops'].map((what, index) => {
    const [problems = []] = [found[index]];
    return {
      title: `self-test: a wrong order of ${what} is found`,
      isKept: problems.length > 0,
      seen: problems.join(),
    };
  });
}
