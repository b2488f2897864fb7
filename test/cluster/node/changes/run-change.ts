import { setTimeout as sleep } from 'node:timers/promises';
import type { ObjectChange } from '../../../../src/changes/object-change';
import { isList, isObject, textAt, type Json, type JsonObject } from '../../json';
import { JudgeError } from '../../judge-error';
import type { Cluster } from '../cluster';
import { deletePod } from '../live-pods';
import { Applied } from './applied';
import type { ChangeCase } from './change-case';
import { rolloutBounds } from './judge-rollout';
import { livesOf, type PodLife } from './pod-life';
import { addedPods, deletedPods, type Seen } from './seen';

/** Whatever is waited for comes within this time. */
const PATIENCE = 120_000;
const POLL = 100;
/** Controllers that were to replace a Pod have begun by then, also on a machine that has other things to do. */
const QUIET = 5000;
/** A DaemonSet has as many Pods. */
const NODES = 1;
/** What was foretold is waited for this much longer, to see what comes instead. */
const LATE = 15_000;

/** Creates what is there before, applies the change, and sees what happens until that can be judged. */
export async function runChange(cluster: Cluster, each: ChangeCase, change: ObjectChange | undefined): Promise<Seen> {
  const applied = new Applied(cluster);
  await applied.create(each.first ?? each.before);
  try {
    const before = await untilStarted(cluster, each);
    if (each.first) {
      await applied.create(each.before);
      await sleep(QUIET);
    }
    const appliedAt = Date.now();
    const { status, body } = await applied.apply(each.after);
    const look = new Look(cluster, applied, each, { appliedAt, before });
    await look.until(doneWhen(change), patienceFor(change));
    const deletedByHand = await deleteOne(look, change);
    return {
      ...(await look.seen()),
      ...(status >= 300 && { refusal: textAt(body, 'message') ?? String(status) }),
      ...(deletedByHand !== undefined && { deletedByHand }),
    };
  } finally {
    await applied.remove(each.before);
  }
}

/** All Pods are ready, and have been for long enough. */
async function untilStarted({ pods }: Cluster, { name, before, pods: count }: ChangeCase): Promise<PodLife[]> {
  const { replicas = 1, minReadySeconds = 0, parallelism = replicas } = specOf(before);
  const wanted = count ?? Number(parallelism);
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(POLL)) {
    const ready = livesOf(pods, name).filter((pod) => pod.ready !== undefined);
    if (ready.length < wanted) continue;
    await sleep(1000 + Number(minReadySeconds) * 1000);
    return livesOf(pods, name);
  }
  throw new JudgeError(`The Pods of ${name} were not ready in ${PATIENCE / 1000} s.`);
}

/** Whether what was foretold has happened; what is to leave everything as it is, is only watched for a while. */
function doneWhen(change: ObjectChange | undefined): ((seen: Seen) => boolean) | undefined {
  const { effect, rollout: plan, restarts = [], replicas } = change?.effect ?? {};
  if (effect === 'rolls' || effect === 'rollsHeldBack')
    return (seen) => isRolledOut(seen, plan?.pods ?? NODES, plan?.minReadySeconds ?? 0);
  if (effect === 'nextRun') return (seen) => addedPods(seen).some(({ ready }) => ready !== undefined);
  if (effect === 'restartsContainers') return ({ after }) => after.some((pod) => pod.restarts >= restarts.length);
  if (effect === 'scales') return ({ after }) => after.filter(isStaying).length === replicas?.after;
  return undefined;
}

function isStaying({ deleted, ready }: PodLife): boolean {
  return deleted === undefined && ready !== undefined;
}

function isRolledOut(seen: Seen, count: number, minReadySeconds: number): boolean {
  const isAvailable = ({ ready = Infinity }: PodLife): boolean => ready + minReadySeconds * 1000 <= Date.now();
  const added = addedPods(seen).filter((pod) => pod.version === 'new' && isAvailable(pod));
  const gone = deletedPods(seen).filter((pod) => pod.gone !== undefined);
  return added.length >= count && gone.length >= Math.min(count, seen.before.length);
}

function patienceFor(change: ObjectChange | undefined): number {
  if (change?.effect?.effect === 'nextRun') return 90_000;
  return change?.rollout ? rolloutBounds(change).latest * 1000 + LATE : 30_000;
}

/** Looks at what became of a change. */
class Look {
  private hasPassedDeadline = false;

  public constructor(
    public readonly cluster: Cluster,
    private readonly applied: Applied,
    private readonly each: ChangeCase,
    private readonly start: Pick<Seen, 'appliedAt' | 'before'>,
  ) {}

  /** Resolves when it is as asked for, or this many milliseconds are over; undefined waits for nothing but quiet. */
  public async until(isDone: ((seen: Seen) => boolean) | undefined, milliseconds: number): Promise<void> {
    if (!isDone) return void (await sleep(QUIET));
    const deadline = Date.now() + milliseconds;
    while (Date.now() < deadline && !isDone(await this.seen())) await sleep(POLL);
    // whoever deletes what was not to be deleted does so now
    await sleep(1000);
  }

  public async seen(): Promise<Seen> {
    const object = this.isDeployment ? await this.applied.get(this.each.after) : {};
    this.hasPassedDeadline ||= reasonsOf(object).includes('ProgressDeadlineExceeded');
    const { hasPassedDeadline } = this;
    return { ...this.start, after: livesOf(this.cluster.pods, this.each.name), hasPassedDeadline, object };
  }

  private get isDeployment(): boolean {
    return this.each.before['kind'] === 'Deployment';
  }
}

const BY_HAND: readonly (string | undefined)[] = ['rollsOnDelete', 'newPodsOnly', 'heldByPartition'];

/** Deletes a Pod where it was foretold that only this replaces it. */
async function deleteOne(look: Look, change: ObjectChange | undefined): Promise<string | undefined> {
  const [pod] = (await look.seen()).after.filter(isStaying);
  if (!pod || !BY_HAND.includes(change?.effect?.effect)) return undefined;
  await deletePod(look.cluster, pod.name);
  await look.until((seen) => addedPods(seen).some(({ ready }) => ready !== undefined), 30_000);
  return pod.name;
}

function reasonsOf({ status }: JsonObject): string[] {
  const conditions = isObject(status) ? status['conditions'] : undefined;
  return isList(conditions) ? conditions.map((condition) => textAt(condition, 'reason') ?? '') : [];
}

function specOf({ spec }: JsonObject): JsonObject & { readonly replicas?: Json; readonly minReadySeconds?: Json } {
  return isObject(spec) ? spec : {};
}
