import { setTimeout as sleep } from 'node:timers/promises';
import type { Fields } from '../../../../src/kubernetes/json';
import { isObject, textAt } from '../../json';
import { JudgeError } from '../../judge-error';
import { uptime, uptimeOffset } from '../clock';
import type { Cluster } from '../cluster';
import type { PodHistory, PodVersion } from '../pod-watch';
import { readJournal, type JournalLine } from '../scripts/journal';
import type { PodCase } from './pod-case';

/** What was seen of a Pod that ran. All times are on the clock of the containers. */
export interface Observation {
  /** The spec as the API server stored it. */
  readonly stored: Fields;
  readonly lines: readonly JournalLine[];
  readonly versions: readonly PodVersion[];
  /** When its deletion was asked for; undefined where it ended by itself. */
  readonly deletedAt?: number;
  /** What to add to seconds since 1970 for the same time on the clock of the containers. */
  readonly uptimeOffset: number;
  /** Whether it was watched to its end. */
  readonly isOver: boolean;
  /** Until when it was watched. */
  readonly endedAt: number;
}

/** How long a Pod may take until its first container starts, and then until it has ended. */
const [FIRST_START, END] = [60_000, 180_000];
const POLL = 100;
/** The last change of a status comes a moment after the phase. */
const SETTLES = 1000;

const PODS = '/api/v1/namespaces/default/pods';

/** Runs a Pod for real, until it has ended or has been deleted, or until nobody wants to wait any longer. */
export async function observe(cluster: Cluster, pod: PodCase): Promise<Observation> {
  await create(cluster, pod);
  try {
    const start = await firstStart(pod);
    const deletedAt = pod.deletedAtSeconds === undefined ? undefined : await deleteAt(cluster, pod, start);
    const isOver = deletedAt === undefined ? hasEnded : isGone;
    await cluster.pods.until(pod.name, isOver, END).catch(ignoreDelay);
    if (deletedAt === undefined) await sleep(SETTLES);
    const history = cluster.pods.historyOf(pod.name);
    return {
      stored: storedIn(history, pod),
      lines: readJournal(pod.journal),
      versions: [...history.versions],
      ...(deletedAt === undefined ? {} : { deletedAt }),
      isOver: isOver(history),
      uptimeOffset: uptimeOffset(),
      endedAt: uptime(),
    };
  } finally {
    await cluster.client.send('DELETE', `${PODS}/${pod.name}?gracePeriodSeconds=0`);
  }
}

/** What was seen until then says more than that it took too long. */
function ignoreDelay(error: unknown): void {
  if (!(error instanceof JudgeError)) throw error;
}

function storedIn({ versions }: PodHistory, { spec }: PodCase): Fields {
  const stored = versions[0]?.pod['spec'];
  return { ...(isObject(stored) ? stored : spec) };
}

async function create(cluster: Cluster, { name, spec }: PodCase): Promise<void> {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec };
  const { status, body } = await cluster.client.send('POST', `${PODS}?fieldValidation=Strict`, JSON.stringify(pod));
  if (status !== 201) throw new JudgeError(`The Pod is refused: ${textAt(body, 'message') ?? status}`);
}

async function firstStart({ name, journal }: PodCase): Promise<number> {
  for (let waited = 0; waited < FIRST_START; waited += POLL) {
    const [first] = readJournal(journal);
    if (first) return first.at;
    await sleep(POLL);
  }
  throw new JudgeError(`No container of ${name} started in ${FIRST_START / 1000} s.`);
}

async function deleteAt(cluster: Cluster, { name, deletedAtSeconds = 0 }: PodCase, start: number): Promise<number> {
  await sleep(Math.max(0, (start + deletedAtSeconds - uptime()) * 1000));
  const deletedAt = uptime();
  await cluster.client.send('DELETE', `${PODS}/${name}`);
  return deletedAt;
}

function hasEnded({ versions }: PodHistory): boolean {
  const phase = textAt(versions.at(-1)?.pod, 'status', 'phase');
  return phase === 'Succeeded' || phase === 'Failed';
}

function isGone(history: PodHistory): boolean {
  return history.isGone;
}
