import { deepEqual } from '../../kubernetes/json';
import type { PodContainer } from '../containers';
import type { ProbeTiming } from './probe-timing';
import { portsOfContainer } from '../network/ports';

/**
 * How long a container may take from its start until it answers, in seconds, without being killed by this probe. The
 * first try comes in [delay, delay + period) after the start, so that the last of the tries that must all fail comes at
 * delay + (failureThreshold − 1) × period at the earliest.
 *
 * The kubelet counts the delay from the whole second in which the container started: where there is a delay, all of this
 * can come up to one second earlier by an exact clock. A container that ends by itself while it starts leaves its
 * failures counted for the next one.
 *
 * Source: pkg/kubelet/prober/worker.go, run and doProbe; pkg/kubelet/status/status_manager.go, normalizeStatus
 */
export function sparedSeconds(timing: ProbeTiming): number {
  return timing.initialDelaySeconds + (timing.failureThreshold - 1) * timing.periodSeconds;
}

/** `sparedSeconds` as people add it up: `5 s delay + 2 periods of 10 s`. */
export function sparedSum({ initialDelaySeconds, failureThreshold, periodSeconds }: ProbeTiming): string {
  const delay = initialDelaySeconds === 0 ? [] : [`${initialDelaySeconds} s delay`];
  return [...delay, periodsText(failureThreshold - 1, periodSeconds)].join(' + ');
}

/** `worstCaseDetectionSeconds` as people add it up: `3 periods of 10 s + 1 s timeout`. */
export function longestSum({ failureThreshold, periodSeconds, timeoutSeconds }: ProbeTiming): string {
  if (timeoutSeconds <= periodSeconds) {
    return `${periodsText(failureThreshold, periodSeconds)} + ${timeoutSeconds} s timeout`;
  }
  return `${periodsText(1, periodSeconds)} + ${counted(failureThreshold, 'timeout')} of ${timeoutSeconds} s`;
}

function periodsText(count: number, seconds: number): string {
  return `${counted(count, 'period')} of ${seconds} s`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * Whether the startup probe of a container is the one that cdk8s-plus adds to every container with a `portNumber` and no
 * `startup`, by its value: a TCP connection to the first port, three tries.
 */
export function hasImplicitStartupProbe(container: PodContainer): boolean {
  const [first] = portsOfContainer(container);
  const implicit = { failureThreshold: 3, tcpSocket: { port: first?.port } };
  return first !== undefined && deepEqual(container.fields['startupProbe'], implicit);
}
