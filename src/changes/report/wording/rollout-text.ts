import { secondsText } from '../../../explain/report/amounts-and-times';
import type { ObjectChange } from '../../object-change';

/** How long a rollout takes and whether its deadline fits: sentences without their full stops. */
export function rolloutTexts({ rollout, effect }: ObjectChange): string[] {
  const plan = effect?.rollout;
  if (!rollout || !plan) return [];
  if (rollout.isNeverReady) return ['the rollout never ends: the new Pods can never be ready'];
  const what = plan.pods === null ? 'each group of nodes' : 'the rollout';
  return [`${what} ${lengthText(rollout)}`, ...deadlineTexts(rollout, plan.progressDeadlineSeconds)];
}

type Rollout = NonNullable<ObjectChange['rollout']>;

function lengthText({ earliestSeconds, latestSeconds, ifAnsweringSeconds }: Rollout): string {
  if (latestSeconds === 0) return 'takes only what starting the containers takes: it waits for no probe';
  if (latestSeconds === earliestSeconds) return `takes ${secondsText(earliestSeconds)}`;
  const longest = longestText(latestSeconds, ifAnsweringSeconds);
  if (earliestSeconds === 0) return longest === undefined ? 'can take any time: nothing bounds it' : `takes ${longest}`;
  return `takes ${secondsText(earliestSeconds)} at the least, and ${longest ?? 'nothing bounds it'}`;
}

function longestText(latest: number | null, ifAnswering: number | null): string | undefined {
  if (latest !== null) return `${secondsText(latest)} at the longest`;
  if (ifAnswering === null) return undefined;
  return `${secondsText(ifAnswering)} at the longest if the containers answer as soon as they are up`;
}

function deadlineTexts({ deadline, longestWaitSeconds }: Rollout, seconds: number | null): string[] {
  if (seconds === null || deadline === null) return [];
  const name = `progressDeadlineSeconds of ${secondsText(seconds)}`;
  if (deadline === 'passes') return [`${name} is too short: no new Pod can be ready by then`];
  if (deadline !== 'mayPass' || longestWaitSeconds === null) return [];
  return [`${name} can be too short: ${secondsText(longestWaitSeconds)} may go by without progress`];
}
