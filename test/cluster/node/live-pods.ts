import { setTimeout as sleep } from 'node:timers/promises';
import { textAt, type JsonObject } from '../json';
import { JudgeError } from '../judge-error';
import { ResourcePaths } from '../resource-paths';
import type { Cluster } from './cluster';
import { phaseOf, trueConditions } from './pod-status';
import type { PodHistory } from './pod-watch';

/** Whatever is waited for comes within this time, on a machine that has other things to do as well. */
const PATIENCE = 120_000;
/** Between the creation of two Pods, so that two cores keep up with them. */
const STAGGER = 500;
const POLL = 100;

const PODS = '/api/v1/namespaces/default/pods';

/** Creates objects one after another. */
export async function createAll({ client }: Cluster, objects: readonly JsonObject[]): Promise<void> {
  const paths = new ResourcePaths(client);
  for (const object of objects) {
    const collection = (await paths.collectionOf(object)) ?? '';
    const { status, body } = await client.send('POST', `${collection}?fieldValidation=Strict`, JSON.stringify(object));
    const name = textAt(object, 'metadata', 'name') ?? '';
    if (status !== 201) throw new JudgeError(`${name} is refused: ${textAt(body, 'message') ?? status}`);
    await sleep(STAGGER);
  }
}

/** Resolves with the Pod when it is as asked for. */
export async function untilPod(
  { pods }: Cluster,
  name: string,
  isReached: (history: PodHistory) => boolean,
): Promise<JsonObject> {
  const { versions } = await pods.until(name, isReached, PATIENCE);
  return versions.at(-1)?.pod ?? {};
}

/** Resolves when something else is as asked for, or this many seconds are over; says whether it is. */
export async function within(seconds: number, isReached: () => boolean): Promise<boolean> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(POLL)) {
    if (isReached()) return true;
  }
  return isReached();
}

/** Asks for the end of a Pod; it gets its own grace period unless another is given. */
export async function deletePod({ client }: Cluster, name: string, graceSeconds?: number): Promise<void> {
  await client.send(
    'DELETE',
    `${PODS}/${name}${graceSeconds === undefined ? '' : `?gracePeriodSeconds=${graceSeconds}`}`,
  );
}

/** Whether a Pod is ready and runs. */
export function isReady({ versions }: PodHistory): boolean {
  const last = versions.at(-1);
  return last !== undefined && phaseOf(last.pod) === 'Running' && trueConditions(last.pod).has('Ready');
}

/** Whether a Pod has been taken out of the API server. */
export function isGone(history: PodHistory): boolean {
  return history.isGone;
}
