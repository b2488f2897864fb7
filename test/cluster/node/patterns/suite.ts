import { setTimeout as sleep } from 'node:timers/promises';
import { textAt, type JsonObject } from '../../json';
import { JudgeError } from '../../judge-error';
import { secondsSince } from '../../report';
import { ResourcePaths } from '../../resource-paths';
import type { Cluster } from '../cluster';
import type { PodHistory } from '../pod-watch';
import { phaseOf, trueConditions } from '../pod-status';
import { readJournal, type JournalLine } from '../scripts/journal';
import type { NodeBench, NodeSuite } from '../suite';
import { synthesizeWorkloads } from './workloads';

/** What the patterns promise, seen in Pods that real controllers made of what is synthesized. */
export const PATTERNS: NodeSuite = { name: 'patterns', run: runPatterns };

/** A Pod of a controller is made, started and ended within this time. */
const PATIENCE = 120_000;
/** The app of a Pod whose gate holds is not there this much later than that of one whose gate opens. */
const HOLDS = 5000;

const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';

async function runPatterns({ cluster, report }: NodeBench): Promise<void> {
  const start = Date.now();
  const folders = new Map(['shop', 'stuck', 'report'].map((name) => [name, cluster.hostFolder(name)]));
  const journal = (name: string): JournalLine[] => readJournal(folders.get(name) ?? '');
  await createAll(
    cluster,
    synthesizeWorkloads((name) => folders.get(name) ?? ''),
  );
  await untilPod(cluster, 'shop-', isReady);
  await untilWritten(() => journal('shop').filter(({ event }) => event.startsWith('saw-')).length === 2);
  const done = await untilPod(cluster, 'report-', hasEnded);
  await sleep(HOLDS);
  const stuck = { lines: journal('stuck'), phase: phaseOf(lastOf(cluster, 'stuck-')) };
  for (const name of ['shop', 'stuck']) await cluster.client.send('DELETE', `${DEPLOYMENTS}/${name}`);
  await untilPod(cluster, 'shop-', ({ isGone }) => isGone);
  const checks: Checks = [
    ...shopChecks(journal('shop')),
    ['a gate that is not passed holds the app back', isWaiting(stuck), stuck.lines],
    [
      'a Job with a native sidecar completes',
      phaseOf(done) === 'Succeeded' && (await isComplete(cluster)),
      journal('report'),
    ],
    [
      'the sidecar of a Job is stopped when the work is done',
      isOrdered(journal('report'), 'work exit', 'progress term'),
      journal('report'),
    ],
  ];
  for (const [title, holds, lines] of checks) {
    if (holds) report.pass();
    else report.fail(`patterns: ${title}`, ...lines.map((line) => JSON.stringify(line)));
    report.say(`  ${title}: ${holds ? 'seen' : 'NOT seen'}`);
  }
  report.say(`patterns: ${checks.length} promises, ${secondsSince(start)}`);
}

type Checks = readonly (readonly [title: string, holds: boolean, lines: readonly JournalLine[]])[];

function shopChecks(lines: readonly JournalLine[]): Checks {
  const checks = {
    'a native sidecar that starts before the app serves before the app starts': isOrdered(
      lines,
      'proxy ready',
      'app start',
    ),
    'a native sidecar still runs when the app gets TERM, and gets it after the app has ended': isOrdered(
      lines,
      'app term',
      'app exit',
      'proxy term',
      'proxy exit',
    ),
    'what a sidecar writes into a shared volume is seen by the app': isOrdered(lines, 'app start', 'app saw-milk'),
    'what the app writes into a shared volume is seen by a sidecar': isOrdered(lines, 'proxy start', 'proxy saw-tea'),
  };
  return Object.entries(checks).map(([title, holds]) => [title, holds, lines]);
}

/** Whether all of these were written once, in this order. */
function isOrdered(lines: readonly JournalLine[], ...events: string[]): boolean {
  const written = lines
    .map(({ container, event }) => `${container} ${event}`)
    .filter((event) => events.includes(event));
  return written.join() === events.join();
}

function isWaiting({ lines, phase }: { lines: readonly JournalLine[]; phase: string }): boolean {
  const isThere = (container: string): boolean => lines.some((line) => line.container === container);
  return isThere('proxy') && !isThere('app') && phase === 'Pending';
}

async function createAll({ client }: Cluster, objects: readonly JsonObject[]): Promise<void> {
  const paths = new ResourcePaths(client);
  for (const object of objects) {
    const collection = (await paths.collectionOf(object)) ?? '';
    const { status, body } = await client.send('POST', `${collection}?fieldValidation=Strict`, JSON.stringify(object));
    const name = textAt(object, 'metadata', 'name') ?? '';
    if (status !== 201) throw new JudgeError(`${name} is refused: ${textAt(body, 'message') ?? status}`);
  }
}

async function isComplete({ client }: Cluster): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(200)) {
    const { body } = await client.get('/apis/batch/v1/namespaces/default/jobs/report');
    const conditions = trueConditions(body as JsonObject);
    if (conditions.has('Complete')) return true;
    if (conditions.has('Failed')) return false;
  }
  return false;
}

/** The Pod that a controller makes has a name that begins like this. */
async function untilPod(
  cluster: Cluster,
  prefix: string,
  isReached: (history: PodHistory) => boolean,
): Promise<JsonObject | undefined> {
  await untilWritten(() => cluster.pods.namesLike(prefix).length > 0);
  const [name = ''] = cluster.pods.namesLike(prefix);
  const { versions } = await cluster.pods.until(name, isReached, PATIENCE);
  return versions.at(-1)?.pod;
}

async function untilWritten(isWritten: () => boolean): Promise<void> {
  for (const deadline = Date.now() + PATIENCE; !isWritten(); await sleep(200)) {
    if (Date.now() > deadline) throw new JudgeError(`The Pods of the patterns did not start in ${PATIENCE / 1000} s.`);
  }
}

function lastOf({ pods }: Cluster, prefix: string): JsonObject | undefined {
  const [name = ''] = pods.namesLike(prefix);
  return pods.historyOf(name).versions.at(-1)?.pod;
}

function isReady({ versions }: PodHistory): boolean {
  const last = versions.at(-1);
  return last !== undefined && trueConditions(last.pod).has('Ready');
}

function hasEnded({ versions }: PodHistory): boolean {
  return ['Succeeded', 'Failed'].includes(phaseOf(versions.at(-1)?.pod));
}
