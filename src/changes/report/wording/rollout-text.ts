import { secondsText } from '../../../explain/report/amounts-and-times';
import type { ObjectChange } from '../../object-change';

/** How long a rollout takes and whether its deadline fits: sentences without their full stops. */
export function rolloutTexts({ rollout, effect }: ObjectChange): string[] {
  const plan = effect?.rollout;
  if (!rollout || !plan) return [];
  if (rollout.isNeverReady) return ['the rollout never ends: the new Pods can never be ready'];
  const what = plan.pods === null ? 'each group of nodes takes' : 'the rollout takes';
  return [`${what} ${lengthText(rollout)}`, ...deadlineTexts(rollout, plan.progressDeadlineSeconds)];
}

type Rollout = NonNullable<ObjectChange['rollout']>;

function lengthText({ earliestSeconds, latestSeconds, ifAnsweringSeconds }: Rollout): string {
  const least = secondsText(earliestSeconds);
  if (latestSeconds === earliestSeconds) return least;
  if (latestSeconds !== null) return `${least} at the least and ${secondsText(latestSeconds)} at the longest`;
  if (ifAnsweringSeconds === null) return `${least} at the least, and nothing bounds it`;
  return `${least} at the least, and ${secondsText(ifAnsweringSeconds)} at the longest if the containers answer as soon as they are up`;
}

function deadlineTexts({ deadline, longestWaitSeconds }: Rollout, seconds: number | null): string[] {
  if (seconds === null || deadline === null) return [];
  const name = `progressDeadlineSeconds of ${secondsText(seconds)}`;
  if (deadline === 'passes') return [`${name} is too short: no new Pod can be ready by then`];
  if (deadline !== 'mayPass' || longestWaitSeconds === null) return [];
  return [`${name} can be too short: ${secondsText(longestWaitSeconds)} may go by without progress`];
}
