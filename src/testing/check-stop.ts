import type { Duration } from 'cdk8s';
import { greatest } from '../kubernetes/greatest';
import { gracePeriodOf } from '../pod/timeline/grace-period';
import { stopOf, type StopStep } from '../pod/timeline/stop';
import { quotedList } from '../kubernetes/words';
import { containerText } from './container-words';
import { limitSeconds } from './limit-seconds';
import { requireContainers, type TestedPod } from './tested-pod';
import type { Verdict } from './verdict';

/** Whether the last container of a deleted Pod has ended within a time, if need be by KILL. */
export function checkStop(pod: TestedPod, limit: Duration | number): Verdict {
  requireContainers(pod);
  const { stored } = pod;
  const allowed = limitSeconds(limit);
  const steps = stopOf(stored);
  const seconds = greatest(steps.map(({ killBySeconds }) => killBySeconds));
  const grace = gracePeriodOf(stored);
  return {
    holds: seconds <= allowed,
    fact: [`may take ${seconds} s to stop:`, ...steps.map((step) => stepLine(step, allowed))].join('\n'),
    fix: `allow ${seconds} s, or shorten terminationGracePeriodSeconds (${grace}) and the preStop hooks, which are part of it.`,
  };
}

function stepLine(step: StopStep, allowed: number): string {
  const { container: name, kind, termBySeconds, killBySeconds, waitsFor } = step;
  const wait = waitsFor.length === 0 ? '' : `, after ${quotedList(waitsFor)}`;
  const mark = killBySeconds > allowed ? '>' : ' ';
  return `  ${mark} TERM by ${termBySeconds} s, KILL by ${killBySeconds} s: ${containerText({ kind, name })}${hookText(step)}${wait}`;
}

function hookText({ preStopSeconds }: StopStep): string {
  if (preStopSeconds === 0) return '';
  return preStopSeconds === null
    ? ', with a preStop hook without bound'
    : `, with a preStop hook of ${preStopSeconds} s`;
}
