import { Duration } from 'cdk8s';
import { ProbePresets, type ProbeSet } from '../../../../../src';
import { containerStatuses, trueConditions } from '../../pod-status';
import { READY_FILE, type Script } from '../../scripts/script';
import type { Check } from '../../check';
import { ALLOWANCE, seconds, type ProbeCase, type SeenProbes } from './case';

const STARTS_WITHIN = 6;
/** Just inside what is promised, and clearly outside: later than twice that and the longest timeout. */
const [INSIDE, OUTSIDE] = [5.3, 18];
/** A container is up a little before its shell writes so. */
const FIRST_LINE = 0.5;

const PORT = 8000;
const startsWithin = Duration.seconds(STARTS_WITHIN);
const web = { path: `/${READY_FILE.replace(/^.*\//, '')}`, port: PORT };

/** Ways to ask, with the seconds that an answer may take. */
const WAYS: { readonly [way: string]: { readonly probes: ProbeSet; readonly answersWithin: number } } = {
  http: { probes: ProbePresets.http({ ...web, startsWithin }), answersWithin: 1 },
  tcp: { probes: ProbePresets.tcp({ port: PORT, startsWithin }), answersWithin: 1 },
  exec: {
    probes: ProbePresets.queueWorker({
      command: ['/bin/test', '-f', READY_FILE],
      startsWithin,
      answersWithin: Duration.seconds(2),
    }),
    answersWithin: 2,
  },
};

/** Apps that need nearly all of the time that they were given, and apps that need far more. */
export const STARTS: readonly ProbeCase[] = Object.entries(WAYS).flatMap(([way, { probes, answersWithin }]) => [
  {
    ...startOf(`inside-${way}`, probes, INSIDE),
    isOver: (seen: SeenProbes) => isReady(seen) || seen.has('term'),
    judge: (seen: SeenProbes) => insideCheck(way, seen),
  },
  {
    ...startOf(`outside-${way}`, probes, OUTSIDE),
    isOver: (seen: SeenProbes) => isReady(seen) || seen.has('term'),
    judge: (seen: SeenProbes) => outsideCheck(way, 2 * STARTS_WITHIN + answersWithin, seen),
  },
]);

function startOf(name: string, probes: ProbeSet, readyAfter: number): Pick<ProbeCase, 'name' | 'script' | 'give'> {
  const script: Script = { container: 'app', runs: [{ exitCode: 0 }], port: PORT, readyAfter, onTerm: 0 };
  return { name, script, give: (pod, container) => probes.applyTo(pod, container) };
}

function isReady({ latest }: SeenProbes): boolean {
  return latest !== undefined && trueConditions(latest.pod).has('Ready');
}

function insideCheck(way: string, seen: SeenProbes): Check {
  const title = `an app that starts just inside ${STARTS_WITHIN} s is not killed (${way})`;
  if (seen.has('term')) return { title, isKept: false, seen: `told to stop after ${seconds(seen.at('term'))}` };
  const restarts = seen.latest ? containerStatuses(seen.latest.pod).map(({ restarts: amount }) => amount) : [];
  const answered = seen.at('ready');
  return {
    title,
    isKept: isReady(seen) && restarts.join() === '0' && answered < STARTS_WITHIN,
    seen: `it was up after ${seconds(answered)}, ready after ${seconds(readyAt(seen))}, restarts ${restarts.join()}`,
  };
}

function readyAt(seen: SeenProbes): number {
  return seen.versionAt('Ready', ({ pod }) => trueConditions(pod).has('Ready'));
}

/** Not before it had all of its time either. */
function outsideCheck(way: string, latest: number, seen: SeenProbes): Check {
  const title = `an app that needs more than twice ${STARTS_WITHIN} s is killed (${way})`;
  if (!seen.has('term')) return { title, isKept: false, seen: `it was not, and is ready: ${isReady(seen)}` };
  const killed = seen.at('term');
  return {
    title,
    isKept: killed >= STARTS_WITHIN - FIRST_LINE && killed <= latest + ALLOWANCE,
    seen: `told to stop after ${seconds(killed)}, and ${latest} s + ${ALLOWANCE} s for the machine is the most`,
  };
}
