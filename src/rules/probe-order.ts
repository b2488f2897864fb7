import type { PodContainer } from '../pod/containers';
import { worstCaseDetectionText } from '../pod/timeline/probe-bounds';
import { probeTiming, worstCaseDetectionSeconds, type EffectiveProbeTiming } from '../pod/timeline/probe-timing';

/** When each of the two probes of a container gives up at the latest, counted from the last answer. */
export interface ProbeOrder {
  /** How many seconds after the readiness probe the liveness probe gives up; negative if it is the first. */
  readonly livenessLaterSeconds: number;
  /** When the liveness probe gives up, with the arithmetic. */
  readonly liveness: string;
  /** When the readiness probe does. */
  readonly readiness: string;
}

/** The order in which the probes of a container give up; undefined if it lacks one of them. */
export function probeOrderOf(container: PodContainer): ProbeOrder | undefined {
  const liveness = probeTiming(container, 'livenessProbe');
  const readiness = probeTiming(container, 'readinessProbe');
  if (!liveness || !readiness) return undefined;
  return {
    livenessLaterSeconds: worstCaseDetectionSeconds(liveness) - worstCaseDetectionSeconds(readiness),
    liveness: timeText(liveness),
    readiness: timeText(readiness),
  };
}

function timeText(timing: EffectiveProbeTiming): string {
  return `${worstCaseDetectionSeconds(timing)} s (${worstCaseDetectionText(timing)})`;
}
