import { restartDecision } from '../../../src/pod/timeline/restart-decision';
import { lifeEvent, recordEvent } from './life-events';
import { isAlive, requestSync, type ContainerLife, type ContainerState, type PodState } from './pod-state';
import { livenessProbe, readinessProbe, startupProbe } from './probe-worker';
import { until, type Process } from './clock';
import type { ContainerRun } from './behavior';

const UNTIL_TERM: ContainerRun = { seconds: null, exitCode: 0 };

/** The exit code of a process that a signal ends which it does not handle: 128 and the number of the signal. */
const TERM_EXIT_CODE = 143;
const KILL_EXIT_CODE = 137;

/** Starts a container now: its process, and the kubelet's probes of it. */
export function beginLife(pod: PodState, state: ContainerState, after: readonly string[]): ContainerLife {
  const restart = state.lives.length;
  const { seconds } = runOf(state, restart);
  const life: ContainerLife = {
    restart,
    startedAt: pod.clock.now,
    endsAt: pod.clock.now + (seconds === null ? Infinity : seconds + pod.pace.overhead),
    isKnown: false,
    startup: 'pending',
    isReady: false,
    isHung: false,
  };
  state.lives.push(life);
  recordEvent(pod, state, life, 'started', after);
  pod.clock.spawn(live(pod, state, life));
  for (const probe of [startupProbe, readinessProbe, livenessProbe]) pod.clock.spawn(probe(pod, state, life));
  return life;
}

function* live(pod: PodState, state: ContainerState, life: ContainerLife): Process {
  const { exitCode } = runOf(state, life.restart);
  yield* until(() => life.signal !== undefined, life.endsAt - pod.clock.now);
  if (life.signal === undefined) end(pod, state, life, exitCode);
  else yield* stop(pod, state, life, exitCode);
}

function runOf({ behavior }: ContainerState, restart: number): ContainerRun {
  const { runs = [] } = behavior;
  return runs[Math.min(restart, runs.length - 1)] ?? UNTIL_TERM;
}

/** What a container does after TERM: it goes on for as long as it likes, or until it would have ended by itself. */
function* stop(pod: PodState, state: ContainerState, life: ContainerLife, ownExitCode: number): Process {
  const { stopSeconds = 0, stopExitCode = TERM_EXIT_CODE } = state.behavior;
  const stopsAt = pod.clock.now + (stopSeconds === null ? Infinity : stopSeconds + pod.pace.overhead);
  yield* until(() => life.signal === 'kill', Math.min(stopsAt, life.endsAt) - pod.clock.now);
  if (life.signal === 'kill') end(pod, state, life, KILL_EXIT_CODE);
  else end(pod, state, life, life.endsAt < stopsAt ? ownExitCode : stopExitCode);
}

function end(pod: PodState, state: ContainerState, life: ContainerLife, exitCode: number): void {
  if (!isAlive(life)) return;
  life.finishedAt = pod.clock.now;
  life.exitCode = exitCode;
  if (restartDecision(pod.spec, state.container, exitCode) === 'restartAll') pod.isCertain = false;
  const causes = (['started', 'term', 'kill'] as const).map((type) => lifeEvent(state, life, type));
  recordEvent(pod, state, life, 'exited', causes);
  requestSync(pod, pod.pace.notice);
}
