import { Duration } from 'cdk8s';
import { ProbePresets } from '../../../../../src';
import { containerStatuses, trueConditions } from '../../pod-status';
import type { PodVersion } from '../../pod-watch';
import { ALIVE_FILE, TERM_EXIT_CODE, type Script } from '../../scripts/script';
import type { Check } from '../../check';
import { ALLOWANCE, seconds, type ProbeCase, type SeenProbes } from './case';

const [DETECTS_WITHIN, LEAVES_WITHIN] = [10, 3];
/** A single answer that is late kills nothing: there are two tries at least, of which one is a period after the other. */
const LEAST = 3;

const PORT = 8000;
/** An app that goes on when it is told to stop is killed after this. */
const GRACE = 3;
/** What the kernel ends exits with this. */
const KILLED = 137;

/** Each container is up after a second, and some time later its web server does not answer any more. */
const APP: Script = { container: 'app', runs: [{ exitCode: 0 }], port: PORT, readyAfter: 1, onTerm: 0 };
const [HANGS_AFTER, HICCUP] = [8, 1.5];
const FREEZE = `touch ${ALIVE_FILE}; sleep ${HANGS_AFTER}; killall -STOP httpd; say hung`;

/** Programs that hang in different ways. */
export const HANGS: readonly ProbeCase[] = [
  hang('says-it-hangs', { ...APP, hangsAfter: HANGS_AFTER }, TERM_EXIT_CODE),
  hang('answers-nothing', { ...APP, beside: FREEZE }, TERM_EXIT_CODE),
  hang('ignores-term', { ...APP, beside: FREEZE, onTerm: 'ignores' }, KILLED),
  {
    name: 'hiccup',
    script: { ...APP, beside: `${FREEZE}; sleep ${HICCUP}; killall -CONT httpd; say back` },
    give,
    isOver: (seen) => seen.since('hung') > DETECTS_WITHIN + ALLOWANCE,
    judge: (seen) => ({
      title: `an app that does not answer for ${HICCUP} s is not restarted`,
      isKept: !seen.has('term') && restartsOf(seen) === '0' && seen.has('back'),
      seen: `restarts ${restartsOf(seen)}, ${seconds(seen.since('hung'))} later`,
    }),
  },
];

function hang(name: string, script: Script, exitCode: number): ProbeCase {
  const grace = exitCode === KILLED ? GRACE : 0;
  return {
    name,
    script,
    graceSeconds: GRACE,
    give,
    isOver: (seen) => seen.has('start', 2) && restartsOf(seen) !== '0',
    judge: (seen) => hangCheck(name, grace, exitCode, seen),
  };
}

function give(...[pod, container]: Parameters<ProbeCase['give']>): void {
  ProbePresets.http({
    path: `/${ALIVE_FILE.replace(/^.*\//, '')}`,
    port: PORT,
    startsWithin: Duration.seconds(6),
    detectsHangWithin: Duration.seconds(DETECTS_WITHIN),
    leavesTrafficWithin: Duration.seconds(LEAVES_WITHIN),
  }).applyTo(pod, container);
}

function hangCheck(name: string, grace: number, exitCode: number, seen: SeenProbes): Check {
  const hung = seen.at('hung');
  const [unready, told, again] = [seen.versionAt('unready', isUnready, hung), seen.at('term'), seen.at('start', 2)];
  const code = seen.latest ? containerStatuses(seen.latest.pod)[0]?.lastEnd?.exitCode : undefined;
  const [left, detected, restarted] = [unready - hung, told - hung, again - hung];
  return {
    title: `an app that hangs is out of traffic within ${LEAVES_WITHIN} s, detected within ${DETECTS_WITHIN} s and started again (${name})`,
    isKept:
      left <= LEAVES_WITHIN + ALLOWANCE &&
      left <= detected &&
      detected >= LEAST &&
      detected <= DETECTS_WITHIN + ALLOWANCE &&
      restarted <= DETECTS_WITHIN + grace + ALLOWANCE &&
      code === exitCode,
    seen:
      `unready after ${seconds(left)}, told to stop after ${seconds(detected)}, exit code ${code ?? 'none'}, ` +
      `started again after ${seconds(restarted)} of ${DETECTS_WITHIN} s + ${grace} s grace + ${ALLOWANCE} s for the machine`,
  };
}

function isUnready({ pod }: PodVersion): boolean {
  return !trueConditions(pod).has('Ready');
}

function restartsOf({ latest }: SeenProbes): string {
  return String(latest && containerStatuses(latest.pod)[0]?.restarts);
}
