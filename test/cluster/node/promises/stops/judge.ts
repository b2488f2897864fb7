import type { JournalLine } from '../../scripts/journal';
import type { Check } from '../../check';
import { DRAIN, GRACE } from './pods';
import type { EndpointChange, Request } from './traffic';

/** What was seen of a Pod that was deleted, on the clock of the containers. */
export interface SeenStop {
  readonly name: string;
  readonly deletedAt: number;
  readonly goneAt: number;
  readonly lines: readonly JournalLine[];
  /** Of each container: `app 0`. */
  readonly exitCodes: readonly string[];
  readonly requests: readonly Request[];
  readonly changes: readonly EndpointChange[];
}

/**
 * What the machine may take on top of what is promised, in seconds. The kubelet begins with the end of a Pod when it has
 * looked at its containers once more, about a second later where it has just worked on it; the grace period begins then.
 *
 * Source: pkg/kubelet/pod_workers.go, podWorkerLoop
 */
const ALLOWANCE = 3;
/** How precisely a request tells when an app stopped answering. */
const PRECISION = 0.5;

/** The sidecar that joined last stops first. */
const ORDER = ['app term', 'app exit', 'logs term', 'logs exit', 'proxy term', 'proxy exit'];

/** That nothing is killed, in which order containers stop, and that it is over in time. */
export function endChecks(seen: SeenStop): Check[] {
  const order = seen.lines
    .map(({ container, event }) => `${container} ${event}`)
    .filter((each) => ORDER.includes(each));
  const last = seen.lines.at(-1)?.at ?? Infinity;
  return [
    check(seen, 'no container is killed', () => {
      const codes = [...seen.exitCodes].sort();
      return [codes.join() === 'app 0,logs 0,proxy 0', `exit codes: ${codes.join(', ')}`];
    }),
    check(seen, 'the sidecars stop after the app, the last one first', () => [
      order.join() === ORDER.join(),
      order.join(', '),
    ]),
    check(seen, `it ends within its grace period of ${GRACE} s`, () => [
      last - seen.deletedAt <= GRACE && seen.goneAt - seen.deletedAt <= GRACE + ALLOWANCE,
      `its last container after ${since(seen, last)}, gone after ${since(seen, seen.goneAt)}`,
    ]),
  ];
}

/**
 * A Pod that is deleted is out of its Service at once, whatever its probes say, while its condition stays as it is: its
 * endpoint is terminating and serving, and not ready.
 *
 * Source: k8s.io/endpointslice, podToEndpoint
 */
export function trafficChecks(seen: SeenStop): Check[] {
  const left = seen.changes.find(({ at, state }) => at >= seen.deletedAt && !state.split(' ').includes('ready'));
  const term = seen.lines.find(({ container, event }) => container === 'app' && event === 'term')?.at ?? -Infinity;
  const lost = seen.requests.filter(({ at, isAnswered }) => !isAnswered && at < term - PRECISION);
  const answered = seen.requests.filter(({ isAnswered }) => isAnswered).at(-1)?.at ?? -Infinity;
  return [
    check(seen, 'its Service holds it for unready before it stops answering', () => [
      left !== undefined && left.at < answered && left.state === 'serving terminating',
      left === undefined
        ? 'it never did'
        : `"${left.state}" after ${since(seen, left.at)}, last answer after ${since(seen, answered)}`,
    ]),
    check(seen, 'it answers every request while it drains', () => [
      lost.length === 0 && answered >= term - PRECISION,
      `${seen.requests.filter(({ at }) => at < term - PRECISION).length} requests, ${lost.length} of them lost`,
    ]),
    check(seen, `the app is told to stop when it has drained for ${DRAIN} s`, () => [
      term - seen.deletedAt >= DRAIN && term - seen.deletedAt <= DRAIN + ALLOWANCE,
      `after ${since(seen, term)}`,
    ]),
  ];
}

function check({ name }: SeenStop, title: string, judge: () => [isKept: boolean, seen: string]): Check {
  const [isKept, seen] = judge();
  return { title: `${name}: ${title}`, isKept, seen };
}

function since({ deletedAt }: SeenStop, time: number): string {
  return `${(time - deletedAt).toFixed(1)} s`;
}
