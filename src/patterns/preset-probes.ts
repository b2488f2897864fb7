import { Duration } from 'cdk8s';
import { Probe } from '../probes/probe';
import { ProbeSet } from '../probes/probe-set';

/**
 * The startup probe of a helper that nobody outside of its Pod reaches: a command in its container, every second for 30
 * seconds. The app waits for it, so it is short.
 */
export function startupCommand(command: string[]): ProbeSet {
  const timing = { period: Duration.seconds(1), timeout: Duration.seconds(1), failureThreshold: 30 };
  return ProbeSet.of({ startup: Probe.fromCommand(command, timing) });
}
