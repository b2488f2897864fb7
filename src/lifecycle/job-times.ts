import { greatest } from '../kubernetes/greatest';
import { containersOf } from '../pod/containers';
import type { StoredSpec } from '../pod/stored-spec';
import { deletionGraceOf } from '../pod/timeline/grace-period';
import { startOf } from '../pod/timeline/start';
import { stopTimesOf } from '../pod/timeline/stop';

/** How long a Pod takes until its app runs, or the container of which nothing says how long it takes. */
export type StartTime = { readonly seconds: number } | { readonly unboundedBy: string; readonly isStep: boolean };

/**
 * How long a Pod takes at the latest until all containers of its app have started, without scheduling and the pulling of
 * images, as far as its spec says it.
 */
export function startTimeOf(stored: StoredSpec): StartTime {
  const { steps } = startOf(stored);
  const starts = steps.filter(({ kind }) => kind === 'app').map(({ startsLatestSeconds }) => startsLatestSeconds);
  const bounded = starts.filter((seconds) => seconds !== null);
  if (bounded.length === starts.length) return { seconds: greatest(bounded) };
  const cause = steps.find(({ latestSeconds }) => latestSeconds === null);
  return { unboundedBy: cause?.container ?? '', isStep: cause?.kind === 'init' };
}

/**
 * How long a Pod takes at the latest to end after the containers of its app have ended: its native sidecars are stopped
 * then, the last one first, all within one grace period, and no sidecar gets less than two seconds.
 */
export function stopSecondsOf(stored: StoredSpec): number {
  const sidecars = containersOf(stored)
    .filter(({ kind }) => kind === 'sidecar')
    .reverse();
  const grace = deletionGraceOf(stored);
  const names = sidecars.map(({ name }) => name);
  const ends = sidecars.map((container, index) => stopTimesOf(container, names.slice(0, index), grace).killBySeconds);
  return greatest(ends.map(Math.ceil));
}
