import { Duration } from 'cdk8s';
import { Probe } from '../probes/probe';
import { ProbeSet } from '../probes/probe-set';
import type { ProbeTiming } from '../probes/probe-timing';

/** The app waits for a startup probe, so each second is tried. */
function everySecond(seconds: number): ProbeTiming {
  return { period: Duration.seconds(1), timeout: Duration.seconds(1), failureThreshold: seconds };
}

/** The startup probe of a helper that nobody outside of its Pod reaches: a command in its container, for 30 seconds. */
export function startupCommand(command: string[]): ProbeSet {
  return ProbeSet.of({ startup: Probe.fromCommand(command, everySecond(30)) });
}

/** A startup probe over HTTP. */
export function startupHttpGet(path: string, port: number, seconds = 30): Probe {
  return Probe.fromHttpGet({ path, port, ...everySecond(seconds) });
}
