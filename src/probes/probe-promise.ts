import { containersOf, type PodContainer } from '../pod/containers';
import { hasImplicitStartupProbe, longestSum, sparedSeconds, sparedSum } from '../pod/timeline/probe-bounds';
import { probeName } from '../pod/probe-names';
import { worstCaseDetectionSeconds, probeTiming } from '../pod/timeline/probe-timing';
import type { PROBE_FIELDS } from '../pod/handlers';
import { FindingSeverity, type Problem } from '../rules/finding';
import type { Rule } from '../rules/rule';

/** What code promises of the probes of a container, in seconds. */
export interface ProbePromise {
  /** How long the container may take to start. */
  readonly startsWithin?: number;
  /** The time from a hang until the container is told to stop. */
  readonly detectsHangWithin?: number;
  /** The time from the last answer until the Pod gets no traffic. */
  readonly leavesTrafficWithin?: number;
  /** How long the program may do nothing before the probe can know of it, as with the age of a heartbeat. */
  readonly evidenceAge?: number;
}

/** A promise that the probes of a container do not keep. */
export interface BrokenPromise {
  readonly field: (typeof PROBE_FIELDS)[number];
  /** What was promised: `may take 90 s to start`. */
  readonly promised: string;
  /** What the probe does, with the sum written out; undefined where it is missing. */
  readonly actual?: string;
}

/** The promises that the probes of a container do not keep. */
export function brokenPromises(container: PodContainer, promise: ProbePromise): BrokenPromise[] {
  return [...brokenStart(container, promise), ...brokenHang(container, promise), ...brokenLeave(container, promise)];
}

/** The promise about the probes of a container as a rule for its final manifest. */
export function probePromiseRule(containerName: string, promise: ProbePromise): Rule {
  return {
    id: 'probe-promise',
    severity: FindingSeverity.ERROR,
    summary: 'The probes of a container keep the times that were promised.',
    check: ({ containers }) =>
      containers
        .filter(({ name }) => name === containerName)
        .flatMap((container) => brokenPromises(container, promise).map((each) => problemOf(container, each))),
  };
}

function brokenStart(container: PodContainer, { startsWithin }: ProbePromise): BrokenPromise[] {
  if (startsWithin === undefined) return [];
  const field = container.fields['startupProbe'] === undefined ? 'livenessProbe' : 'startupProbe';
  const timing = probeTiming(container, field);
  if (!timing || sparedSeconds(timing) >= startsWithin) return [];
  const actual = `gives up after ${sparedSeconds(timing)} s (${sparedSum(timing)})`;
  return [{ field, promised: `may take ${startsWithin} s to start`, actual }];
}

function brokenHang(container: PodContainer, { detectsHangWithin, evidenceAge }: ProbePromise): BrokenPromise[] {
  if (detectsHangWithin === undefined) return [];
  const promised = `is to be restarted within ${detectsHangWithin} s of a hang`;
  return brokenDeadline(container, 'livenessProbe', { promised, within: detectsHangWithin, evidenceAge });
}

function brokenLeave(container: PodContainer, { leavesTrafficWithin, evidenceAge }: ProbePromise): BrokenPromise[] {
  if (leavesTrafficWithin === undefined) return [];
  const promised = `is to leave traffic within ${leavesTrafficWithin} s of its last answer`;
  return brokenDeadline(container, 'readinessProbe', { promised, within: leavesTrafficWithin, evidenceAge });
}

interface Deadline {
  readonly promised: string;
  readonly within: number;
  readonly evidenceAge: number | undefined;
}

function brokenDeadline(
  container: PodContainer,
  field: 'livenessProbe' | 'readinessProbe',
  { promised, within, evidenceAge = 0 }: Deadline,
): BrokenPromise[] {
  const timing = probeTiming(container, field);
  if (!timing) return [{ field, promised }];
  const seconds = worstCaseDetectionSeconds(timing) + evidenceAge;
  if (seconds <= within) return [];
  const evidence = evidenceAge === 0 ? '' : `${evidenceAge} s until it shows + `;
  return [{ field, promised, actual: `gives up after ${seconds} s (${evidence}${longestSum(timing)})` }];
}

function problemOf(container: PodContainer, { field, promised, actual }: BrokenPromise): Problem {
  const { name, path, fields } = container;
  const isImplicit = field === 'startupProbe' && hasImplicitStartupProbe(container);
  return {
    container: name,
    path: `${path}.${field}`,
    value: fields[field],
    message: `the code says that "${name}" ${promised}, and its ${probeName(container, field)} ${actual ?? 'is missing'}.`,
    fix: isImplicit
      ? 'apply a set of probes with a startup probe, or give the container one of its own as `startup`.'
      : 'leave the probe as the set of probes makes it, or change the promise.',
  };
}

/** The container that has nothing but some probes, as far as times are concerned. */
export function containerWith(probes: object): PodContainer {
  const [container] = containersOf({ containers: [{ ...probes }] });
  return container as PodContainer;
}
