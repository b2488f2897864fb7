import type { Fields } from '../../../../src/kubernetes/json';
import { predictRun } from '../../../support/simulation/predict-run';
import type { PredictedRun } from '../../../support/simulation/behavior';
import type { Random } from '../../agreement/random';
import { JudgeError } from '../../judge-error';
import { behaviorsOf } from './behavior';
import { draftPod, type Draft } from './generate';
import type { Observation } from './observe';
import type { PodCase } from './pod-case';
import type { Script } from '../scripts/script';

/**
 * What a node on two cores may take for anything that it does while a dozen Pods live on it. A container is created and
 * started in a fifth of a second when nothing else happens, in three quarters of one when five others are as well. Half
 * of the Pods need no more than 0.25 and the slowest of a run 0.75; with seven other programs at work on the machine it
 * was seen to need 1.1.
 */
export const OVERHEAD_SECONDS = 1.5;

/** A Pod that ends by itself has to do so by then. */
const LONGEST = 40;
/** When Pods are deleted, in seconds from the start of the first container. */
const DELETIONS = [2, 4, 6, 8, 10, 12, 15, 18, 22, 26];
const ATTEMPTS = 1000;

/** The next random Pod whose outcome is certain on a node of this pace; most Pods that are thought up are not. */
export function planPod(random: Random, name: string, journal: string, restartPolicy: string): PodCase {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const draft = draftPod(random, journal, restartPolicy);
    if (endsByItself(draft)) return { name, journal, ...draft };
    const deletedAtSeconds = deletionOf(draft, random.pick(DELETIONS));
    if (deletedAtSeconds !== undefined) return { name, journal, ...draft, deletedAtSeconds };
  }
  throw new JudgeError(`None of ${ATTEMPTS} random Pods has a certain outcome.`);
}

/** What is predicted of a Pod that ran: its stored spec and the moment of its deletion are known now. */
export function predictSeen({ scripts }: PodCase, seen: Observation, overheadSeconds = OVERHEAD_SECONDS): PredictedRun {
  const start = seen.lines[0]?.at ?? 0;
  const deletedAt = seen.deletedAt === undefined ? undefined : seen.deletedAt - start;
  return predict(scripts, seen.stored, deletedAt, overheadSeconds);
}

function predict(
  scripts: readonly Script[],
  stored: Fields,
  deletedAt: number | undefined,
  overheadSeconds = OVERHEAD_SECONDS,
): PredictedRun {
  const deletion = deletedAt === undefined ? {} : { deletedAtSeconds: deletedAt };
  return predictRun(stored, behaviorsOf(scripts), { ...deletion, overheadSeconds });
}

function endsByItself({ scripts, spec }: Draft): boolean {
  const { isCertain, isSettled, phases } = predict(scripts, { ...spec }, undefined);
  const last = phases.at(-1);
  const isLast = last?.phase === 'Succeeded' || last?.phase === 'Failed';
  return isCertain && isSettled && isLast && (last.latestSeconds ?? Infinity) <= LONGEST;
}

/** The first of these times, from one of them on, at which a deletion comes to a certain end. */
function deletionOf({ scripts, spec }: Draft, from: number): number | undefined {
  const isCertain = (time: number): boolean => predict(scripts, { ...spec }, time).isCertain;
  return DELETIONS.filter((time) => time >= from).find(isCertain);
}
