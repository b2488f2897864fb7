import type { Duration } from 'cdk8s';
import { definedFields, type Fields } from '../kubernetes/json';
import { rejectOption } from '../enforcement/reject-option';
import type { PresetTimes } from './preset-times';
import { Probe } from './probe';
import { containerWith, missedDeadlines, type ProbeDeadlines } from './probe-deadlines';
import {
  leastHang,
  leastLeave,
  leastStart,
  livenessNumbers,
  readinessNumbers,
  startupNumbers,
  type ProbeNumbers,
} from './probe-numbers';
import { ProbeSet } from './probe-set';
import type { ProbeTiming } from './probe-timing';
import { timingFields } from './probe-values';
import type { ProbePresetOptions } from './probe-preset-options';
import { wholeSeconds } from '../template/whole-numbers';

/** The handlers of a preset and its times. */
export interface ProbePreset extends PresetTimes {
  /** The call, such as `ProbePresets.http`. */
  readonly place: string;
  /** The part of each probe that holds its handler. */
  readonly handler: Fields;
  /** The same part of the liveness probe, if it has another handler. */
  readonly livenessHandler?: Fields;
  /** Whether the container gets no traffic of its own, and so no readiness probe. */
  readonly getsNoTraffic?: boolean;
}

/** The probes of a preset: readiness by default, startup and liveness if a deadline for them is given. */
export function probesForDeadlines(preset: ProbePreset, options: ProbePresetOptions): ProbeSet {
  const { place, handler, livenessHandler = handler, getsNoTraffic = false } = preset;
  const times = timesOf(preset, options);
  refuseImpossible(place, times);
  const { startup, readiness, liveness } = numbersOf(preset, times);
  const probes = definedFields({
    startup: probe(handler, startup, `${place}.startupTiming`, options.startupTiming),
    readiness: probe(
      handler,
      getsNoTraffic ? undefined : readiness,
      `${place}.readinessTiming`,
      options.readinessTiming,
    ),
    liveness: probe(livenessHandler, liveness, `${place}.livenessTiming`, options.livenessTiming),
  });
  const deadlines = deadlinesOf(times, options);
  const set = ProbeSet._withDeadlines(probes, deadlines);
  refuseMissed(place, set, deadlines);
  return set;
}

interface Times extends ProbeDeadlines {
  readonly answersWithin: number;
  readonly detectionLag: number;
}

function timesOf({ place, ...defaults }: ProbePreset, options: ProbePresetOptions): Times {
  const seconds = (option: 'startsWithin' | 'detectsHangWithin' | 'leavesTrafficWithin' | 'answersWithin') =>
    deadlineSeconds(place, option, options[option]);
  const times = {
    startsWithin: seconds('startsWithin') ?? defaults.startsWithin,
    detectsHangWithin: seconds('detectsHangWithin'),
    leavesTrafficWithin: seconds('leavesTrafficWithin'),
    answersWithin: seconds('answersWithin') ?? defaults.answersWithin,
    detectionLag: defaults.detectionLag ?? 0,
  };
  return definedFields(times) as unknown as Times;
}

/** The seconds of a deadline. */
export function deadlineSeconds(place: string, option: string, duration: Duration | undefined): number | undefined {
  if (duration === undefined) return undefined;
  return wholeSeconds(duration, { rule: 'probe-intent', what: option, place: `${place}.${option}`, least: 1 });
}

interface NumbersOfProbes {
  readonly startup: ProbeNumbers | undefined;
  readonly readiness: ProbeNumbers;
  readonly liveness: ProbeNumbers | undefined;
}

function numbersOf(preset: ProbePreset, times: Times): NumbersOfProbes {
  const { startsWithin, detectsHangWithin, answersWithin, detectionLag } = times;
  const leavesWithin = times.leavesTrafficWithin ?? roomyLeave(preset, times);
  const startup = startsWithin === undefined ? undefined : startupNumbers(startsWithin, answersWithin);
  const liveness =
    detectsHangWithin === undefined ? undefined : livenessNumbers(detectsHangWithin - detectionLag, answersWithin);
  return { startup, liveness, readiness: readinessNumbers(leavesWithin - detectionLag, answersWithin, liveness) };
}

/** The time of the preset, or more if answers may take so long that three tries do not fit. */
function roomyLeave({ leavesTrafficWithin }: ProbePreset, { answersWithin, detectionLag }: Times): number {
  return Math.max(leavesTrafficWithin, detectionLag + 4 * answersWithin);
}

/** The deadlines of the user; a time of the preset is one until a timing replaces what follows from it. */
function deadlinesOf(times: Times, { startsWithin, startupTiming }: ProbePresetOptions): ProbeDeadlines {
  const { startsWithin: starts, detectsHangWithin, leavesTrafficWithin, detectionLag } = times;
  const isReplaced = startsWithin === undefined && startupTiming !== undefined;
  const deadlines = definedFields({
    startsWithin: isReplaced ? undefined : starts,
    detectsHangWithin,
    leavesTrafficWithin,
  });
  return Object.keys(deadlines).length === 0
    ? {}
    : definedFields({ ...deadlines, detectionLag: detectionLag || undefined });
}

function probe(
  handler: Fields,
  numbers: ProbeNumbers | undefined,
  place: string,
  timing: ProbeTiming | undefined,
): Probe | undefined {
  if (numbers) return Probe._ofFields({ ...handler, ...numbers, ...timingFields(place, timing ?? {}) });
  if (timing === undefined) return undefined;
  return rejectOption('probe-intent', {
    place,
    message: 'the timing is for a probe that is not in the set.',
    fix: 'set `startsWithin` for a startup probe, `detectsHangWithin` for a liveness probe, or leave the timing out.',
  });
}

/** Refuses deadlines that no probe can meet, and a liveness probe that could kill a container while it starts. */
function refuseImpossible(place: string, times: Times): void {
  const { startsWithin, detectsHangWithin, leavesTrafficWithin, answersWithin, detectionLag } = times;
  if (detectsHangWithin !== undefined && startsWithin === undefined) {
    rejectOption('probe-intent', {
      place: `${place}.detectsHangWithin`,
      value: `${detectsHangWithin} s`,
      message:
        'detectsHangWithin adds a liveness probe, but startsWithin does not say how long the container may take to start.',
      fix: 'set `startsWithin` as well, so that a startup probe delays the liveness probe.',
    });
  }
  const apart = `at least ${answersWithin} s apart`;
  refuseBelow(place, 'startsWithin', startsWithin, {
    least: leastStart(answersWithin),
    reason: `it takes three tries, ${apart}, and they must be over within twice the time`,
  });
  const lag = detectionLag === 0 ? '' : `, and a hang shows only after ${detectionLag} s`;
  refuseBelow(place, 'detectsHangWithin', detectsHangWithin, {
    least: detectionLag + leastHang(answersWithin),
    reason: `it takes two tries, ${apart}, the last one may take ${answersWithin} s to fail${lag}`,
  });
  refuseBelow(place, 'leavesTrafficWithin', leavesTrafficWithin, {
    least: detectionLag + leastLeave(answersWithin),
    reason: `the next try may be ${answersWithin} s away and take ${answersWithin} s to fail${lag}`,
  });
}

function refuseBelow(
  place: string,
  option: string,
  seconds: number | undefined,
  { least, reason }: { readonly least: number; readonly reason: string },
): void {
  if (seconds === undefined || seconds >= least) return;
  rejectOption('probe-intent', {
    place: `${place}.${option}`,
    value: `${seconds} s`,
    message: `${option} is ${seconds} s, but must be at least ${least} s: ${reason}.`,
    fix: `give Duration.seconds(${least}) or more.`,
  });
}

/** Refuses a timing that makes a probe miss a deadline. */
function refuseMissed(place: string, set: ProbeSet, deadlines: ProbeDeadlines): void {
  for (const { field, promised, actual } of missedDeadlines(containerWith(set.manifest), deadlines)) {
    const name = field.replace('Probe', '');
    rejectOption('probe-promise', {
      place: `${place}.${name}Timing`,
      message: `the container ${promised}, and with this timing the ${name} probe ${actual ?? 'is missing'}.`,
      fix: 'leave the timing out, or change the deadline.',
    });
  }
}
