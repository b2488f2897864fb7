import { hasGeneratedStartupProbe, plusProbeName } from '../plus/plus-defaults';
import { containersOf, type PodContainer } from '../pod/containers';
import type { PROBE_FIELDS } from '../pod/handlers';
import {
  guaranteedStartSeconds,
  guaranteedStartText,
  latestLastTrySeconds,
  latestLastTryText,
  worstCaseDetectionText,
} from '../pod/timeline/probe-bounds';
import { probeTiming, worstCaseDetectionSeconds } from '../pod/timeline/probe-timing';
import type { AttributedProblem as Problem } from '../findings/problem';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';

/** The deadlines that the probes of a container must meet, in seconds. */
export interface ProbeDeadlines {
  /** How long the container may take to start. */
  readonly startsWithin?: number;
  /** The time from a hang until the container is told to stop. */
  readonly detectsHangWithin?: number;
  /** The time from the last answer until the Pod gets no traffic. */
  readonly leavesTrafficWithin?: number;
  /** How long the program can hang before the probe can tell, as with the age of a heartbeat. */
  readonly detectionLag?: number;
}

/** A deadline that a probe of a container misses. */
export interface MissedDeadline {
  readonly field: (typeof PROBE_FIELDS)[number];
  /** What must hold: `may take 90 s to start`. */
  readonly promised: string;
  /** What the probe does, with the sum written out; undefined if it is missing. */
  readonly actual?: string;
}

/** The deadlines that the probes of a container miss. */
export function missedDeadlines(container: PodContainer, deadlines: ProbeDeadlines): MissedDeadline[] {
  return [
    ...missedStart(container, deadlines),
    ...missedHang(container, deadlines),
    ...missedLeave(container, deadlines),
  ];
}

/** The deadlines for the probes of a container as a rule for its final manifest. */
export function probeDeadlinesRule(containerName: string, deadlines: ProbeDeadlines): PodCheck {
  return {
    ...kindOf('probe-promise'),
    check: ({ containers }) =>
      containers
        .filter(({ name }) => name === containerName)
        .flatMap((container) => missedDeadlines(container, deadlines).map((each) => problemOf(container, each))),
  };
}

/**
 * A container that needs its time is not killed, and one that needs twice as long is, one timeout later at most. The
 * kubelet counts a delay from the whole second of the start, up to a second too early.
 */
function missedStart(container: PodContainer, { startsWithin }: ProbeDeadlines): MissedDeadline[] {
  if (startsWithin === undefined) return [];
  const field = container.fields['startupProbe'] === undefined ? 'livenessProbe' : 'startupProbe';
  const timing = probeTiming(container, field);
  const twice = 2 * startsWithin;
  if (!timing) return [];
  const early = timing.initialDelaySeconds > 0 ? 1 : 0;
  const [least, most] = [guaranteedStartSeconds(timing) - early, latestLastTrySeconds(timing)];
  if (least < startsWithin) {
    const counted = early === 0 ? '' : ', of which the kubelet may count 1 s too much';
    const actual = `gives up after ${least} s (${guaranteedStartText(timing)}${counted})`;
    return [{ field, promised: `may take ${startsWithin} s to start`, actual }];
  }
  if (field === 'livenessProbe' || most <= twice) return [];
  const actual = `may begin its last try only after ${most} s (${latestLastTryText(timing)})`;
  return [{ field, promised: `is to be killed if it takes ${twice} s to start`, actual }];
}

/** The delay counts from the start of the container, whenever it hangs after that. */
function missedHang(container: PodContainer, { detectsHangWithin, detectionLag }: ProbeDeadlines): MissedDeadline[] {
  if (detectsHangWithin === undefined) return [];
  const promised = `is to be restarted within ${detectsHangWithin} s of a hang`;
  const delay = probeTiming(container, 'livenessProbe')?.initialDelaySeconds ?? 0;
  return missed(container, 'livenessProbe', { promised, within: detectsHangWithin, detectionLag, delay });
}

function missedLeave(container: PodContainer, { leavesTrafficWithin, detectionLag }: ProbeDeadlines): MissedDeadline[] {
  if (leavesTrafficWithin === undefined) return [];
  const promised = `is to leave traffic within ${leavesTrafficWithin} s of its last answer`;
  return missed(container, 'readinessProbe', { promised, within: leavesTrafficWithin, detectionLag });
}

interface Deadline {
  readonly promised: string;
  readonly within: number;
  readonly detectionLag: number | undefined;
  /** How long the probe waits before its first try, if that counts. */
  readonly delay?: number;
}

function missed(
  container: PodContainer,
  field: 'livenessProbe' | 'readinessProbe',
  { promised, within, detectionLag = 0, delay = 0 }: Deadline,
): MissedDeadline[] {
  const timing = probeTiming(container, field);
  if (!timing) return [{ field, promised }];
  const seconds = worstCaseDetectionSeconds(timing) + detectionLag + delay;
  if (seconds <= within) return [];
  const lag = detectionLag === 0 ? '' : `${detectionLag} s until it shows + `;
  const wait = delay === 0 ? '' : `${delay} s delay + `;
  return [{ field, promised, actual: `gives up after ${seconds} s (${lag}${wait}${worstCaseDetectionText(timing)})` }];
}

function problemOf(container: PodContainer, { field, promised, actual }: MissedDeadline): Problem {
  const { name, path, fields } = container;
  const isGenerated = field === 'startupProbe' && hasGeneratedStartupProbe(container);
  return {
    container: name,
    path: `${path}.${field}`,
    value: fields[field],
    message: `the code says that "${name}" ${promised}, and its ${plusProbeName(container, field)} ${actual ?? 'is missing'}.`,
    fix: isGenerated
      ? 'apply a set of probes with a startup probe, or give the container one of its own as `startup`.'
      : 'leave the probe as the set of probes makes it, or change the deadline.',
  };
}

/** A container that has only these probes, to compare them with deadlines. */
export function containerWith(probes: object): PodContainer {
  const [container] = containersOf({ containers: [{ ...probes }] });
  return container as PodContainer;
}
