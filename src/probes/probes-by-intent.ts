import type { Duration } from 'cdk8s';
import { definedFields, type Fields } from '../kubernetes/json';
import { refuseValue } from '../template/refuse-value';
import {
  leastHang,
  leastLeave,
  leastStart,
  livenessNumbers,
  readinessNumbers,
  startupNumbers,
  type ProbeNumbers,
} from './intent';
import { Probe } from './probe';
import type { ProbeTiming } from './timing';
import { brokenPromises, containerWith, type ProbePromise } from './probe-promise';
import { ProbeSet } from './probe-set';
import { timingFields } from './probe-values';
import type { ProbesOptions } from './probes-options';
import { wholeSeconds } from './whole-seconds';

/** How a preset asks, and what it takes where nothing else is said. Times are seconds. */
export interface Preset {
  /** Where the code says it, such as `Probes.http`. */
  readonly place: string;
  /** How each probe asks: the part of it that holds the handler. */
  readonly startup: Fields;
  /** None where the container never gets traffic of its own. */
  readonly readiness?: Fields;
  readonly liveness: Fields;
  readonly answersWithin: number;
  readonly leavesTrafficWithin: number;
  /** None where there is no startup probe unless it is asked for. */
  readonly startsWithin?: number;
  /** How long the program may do nothing before a probe can know of it. */
  readonly evidenceAge?: number;
}

/** The set of a preset: readiness by default, startup and liveness with the times that are promised for them. */
export function probesByIntent(preset: Preset, options: ProbesOptions): ProbeSet {
  const times = timesOf(preset, options);
  refuseImpossible(preset.place, times);
  const { startsWithin, detectsHangWithin, answersWithin, evidenceAge } = times;
  const leavesWithin = times.leavesTrafficWithin ?? roomyLeave(preset, times);
  const startup = startsWithin === undefined ? undefined : startupNumbers(startsWithin, answersWithin);
  const liveness =
    detectsHangWithin === undefined ? undefined : livenessNumbers(detectsHangWithin - evidenceAge, answersWithin);
  const readiness = preset.readiness && readinessNumbers(leavesWithin - evidenceAge, answersWithin, liveness);
  const { place } = preset;
  const probes = definedFields({
    startup: probe(preset.startup, startup, `${place}.startupTiming`, options.startupTiming),
    readiness: probe(preset.readiness, readiness, `${place}.readinessTiming`, options.readinessTiming),
    liveness: probe(preset.liveness, liveness, `${place}.livenessTiming`, options.livenessTiming),
  });
  const set = ProbeSet._keeping(probes, promiseOf(times, options));
  refuseBroken(place, set, promiseOf(times, options));
  return set;
}

/** What a preset supplies, or more where answers may take so long that three tries do not fit. */
function roomyLeave({ leavesTrafficWithin }: Preset, { answersWithin, evidenceAge }: Times): number {
  return Math.max(leavesTrafficWithin, evidenceAge + 4 * answersWithin);
}

interface Times extends ProbePromise {
  readonly answersWithin: number;
  readonly evidenceAge: number;
}

function timesOf({ place, ...defaults }: Preset, options: ProbesOptions): Times {
  const seconds = (option: 'startsWithin' | 'detectsHangWithin' | 'leavesTrafficWithin' | 'answersWithin') =>
    intentSeconds(place, option, options[option]);
  const times = {
    startsWithin: seconds('startsWithin') ?? defaults.startsWithin,
    detectsHangWithin: seconds('detectsHangWithin'),
    leavesTrafficWithin: seconds('leavesTrafficWithin'),
    answersWithin: seconds('answersWithin') ?? defaults.answersWithin,
    evidenceAge: defaults.evidenceAge ?? 0,
  };
  return definedFields(times) as unknown as Times;
}

/** The seconds of a time that is promised. */
export function intentSeconds(place: string, option: string, duration: Duration | undefined): number | undefined {
  if (duration === undefined) return undefined;
  return wholeSeconds(duration, { rule: 'probe-intent', what: option, place: `${place}.${option}`, least: 1 });
}

/** What was said in the code; a time that the preset supplies holds until a timing replaces what follows from it. */
function promiseOf(times: Times, { startsWithin, startupTiming }: ProbesOptions): ProbePromise {
  const { startsWithin: starts, detectsHangWithin, leavesTrafficWithin, evidenceAge } = times;
  const isReplaced = startsWithin === undefined && startupTiming !== undefined;
  const promises = { startsWithin: isReplaced ? undefined : starts, detectsHangWithin, leavesTrafficWithin };
  const promised = definedFields(promises);
  return Object.keys(promised).length === 0
    ? {}
    : definedFields({ ...promised, evidenceAge: evidenceAge || undefined });
}

function probe(
  handler: Fields | undefined,
  numbers: ProbeNumbers | undefined,
  place: string,
  timing: ProbeTiming | undefined,
): Probe | undefined {
  if (handler && numbers) return Probe._ofFields({ ...handler, ...numbers, ...timingFields(place, timing ?? {}) });
  if (timing === undefined) return undefined;
  return refuseValue('probe-intent', {
    place,
    message: 'the timing is of a probe that the set does not have.',
    fix: 'say `startsWithin` for a startup probe, `detectsHangWithin` for a liveness probe, or leave the timing out.',
  });
}

/** Refuses times that no probe can keep, and a liveness probe that could kill a container while it starts. */
function refuseImpossible(place: string, times: Times): void {
  const { startsWithin, detectsHangWithin, leavesTrafficWithin, answersWithin, evidenceAge } = times;
  if (detectsHangWithin !== undefined && startsWithin === undefined) {
    refuseValue('probe-intent', {
      place: `${place}.detectsHangWithin`,
      value: `${detectsHangWithin} s`,
      message:
        'detectsHangWithin asks for a liveness probe, and nothing says how long the container may take to start.',
      fix: 'say `startsWithin` as well, so that a startup probe holds the liveness probe back.',
    });
  }
  const apart = `at least ${answersWithin} s apart`;
  refuseBelow(place, 'startsWithin', startsWithin, {
    least: leastStart(answersWithin),
    reason: `it takes three tries, ${apart}, and they must be over within twice the time`,
  });
  const shows = evidenceAge === 0 ? '' : `, and the hang shows after ${evidenceAge} s only`;
  refuseBelow(place, 'detectsHangWithin', detectsHangWithin, {
    least: evidenceAge + leastHang(answersWithin),
    reason: `it takes two tries, ${apart}, the last one may take ${answersWithin} s to fail${shows}`,
  });
  refuseBelow(place, 'leavesTrafficWithin', leavesTrafficWithin, {
    least: evidenceAge + leastLeave(answersWithin),
    reason: `the next try may be ${answersWithin} s away and take ${answersWithin} s to fail${shows}`,
  });
}

function refuseBelow(
  place: string,
  option: string,
  seconds: number | undefined,
  { least, reason }: { readonly least: number; readonly reason: string },
): void {
  if (seconds === undefined || seconds >= least) return;
  refuseValue('probe-intent', {
    place: `${place}.${option}`,
    value: `${seconds} s`,
    message: `${option} is ${seconds} s, and can be ${least} s at the least: ${reason}.`,
    fix: `promise Duration.seconds(${least}) or more.`,
  });
}

/** Refuses a timing that was given by itself and breaks what is promised. */
function refuseBroken(place: string, set: ProbeSet, promise: ProbePromise): void {
  for (const { field, promised, actual } of brokenPromises(containerWith(set.manifest), promise)) {
    const name = field.replace('Probe', '');
    refuseValue('probe-promise', {
      place: `${place}.${name}Timing`,
      message: `the container ${promised}, and with this timing the ${name} probe ${actual ?? 'is missing'}.`,
      fix: 'leave the timing out, or change the promise.',
    });
  }
}
