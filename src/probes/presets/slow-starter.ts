import type { ProbeSet } from '../probe-set';
import { httpProbesWithin, type HttpProbePresetOptions } from './http';

/** Answers are slower than those of a web service that starts in seconds, and the start takes minutes. */
const TIMES = { answersWithin: 2, leavesTrafficWithin: 15, startsWithin: 300 };

/**
 * A program that takes minutes to start and answers HTTP requests from then on, such as one on the JVM: a web service
 * with a startup probe of five minutes, whose answers may take two seconds.
 */
export function slowStarterProbes(options: HttpProbePresetOptions): ProbeSet {
  return httpProbesWithin('ProbePresets.slowStarter', options, TIMES);
}
