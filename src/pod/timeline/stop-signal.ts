import { stopSignalOfImage } from '../../kubernetes/image-stop-signal';
import { fieldsOf, listOf, textOf, type Fields } from '../../kubernetes/json';
import type { PodContainer } from '../containers';
import { sharedNamespaces } from '../network/shared-namespaces';
import { operatingSystemOf } from '../operating-system';

/** What tells a container to end before it is killed, and what becomes of a process that does not listen. */
export interface StopSignal {
  /**
   * The signal, such as `SIGTERM`; on Windows, which has none, `CTRL_SHUTDOWN_EVENT`.
   */
  readonly stopSignal: string;
  /** Whether the container's image can set another signal, by a `STOPSIGNAL` of its Dockerfile that is not known here. */
  readonly imageMaySetSignal: boolean;
  /**
   * Whether the main process is number 1 of its processes, for which the kernel passes over a signal without a handler.
   * False if it shares the processes of others, or if its command starts an init program.
   */
  readonly isPidOne: boolean;
  /**
   * The exit code of a main process without a handler for the signal: 137 if it is killed at the end of the grace period,
   * or 128 and the number of the signal. Null on Windows, where the program decides.
   */
  readonly unhandledExitCode: number | null;
}

/** The exit code of a process that was killed: 128 and the number of KILL. */
export const KILLED_EXIT_CODE = 137;

/** The numbers of signals that end a process without a handler. Source: signal(7), for x86 and ARM. */
const SIGNAL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGQUIT', 3],
  ['SIGILL', 4],
  ['SIGTRAP', 5],
  ['SIGABRT', 6],
  ['SIGIOT', 6],
  ['SIGBUS', 7],
  ['SIGFPE', 8],
  ['SIGKILL', 9],
  ['SIGUSR1', 10],
  ['SIGSEGV', 11],
  ['SIGUSR2', 12],
  ['SIGPIPE', 13],
  ['SIGALRM', 14],
  ['SIGTERM', 15],
  ['SIGSTKFLT', 16],
  ['SIGXCPU', 24],
  ['SIGXFSZ', 25],
  ['SIGVTALRM', 26],
  ['SIGPROF', 27],
  ['SIGIO', 29],
  ['SIGPOLL', 29],
  ['SIGPWR', 30],
  ['SIGSYS', 31],
]);

/**
 * The signal that ends a container: that of the field `stopSignal`, or else that of its image, or else TERM.
 *
 * Source: pkg/kubelet/kuberuntime/helpers.go, getContainerConfigStopSignal; pid_namespaces(7)
 *
 * @param spec - the Pod's spec, as the API server stores it
 */
export function stopSignalOf(spec: Fields, container: PodContainer): StopSignal {
  const written = textOf(fieldsOf(container.fields['lifecycle'])['stopSignal']);
  const isPidOne = isFirstProcess(spec, container);
  if (operatingSystemOf(spec) === 'windows') {
    const stopSignal = written === 'SIGKILL' ? written : 'CTRL_SHUTDOWN_EVENT';
    return { stopSignal, imageMaySetSignal: false, isPidOne: false, unhandledExitCode: null };
  }
  const named = written ?? stopSignalOfImage(container.fields['image']);
  const stopSignal = named ?? 'SIGTERM';
  return {
    stopSignal,
    imageMaySetSignal: named === undefined,
    isPidOne,
    unhandledExitCode: isPidOne ? KILLED_EXIT_CODE : endingExitCode(stopSignal),
  };
}

/** A process goes on after a signal that ends nobody, and is killed in the end. */
function endingExitCode(signal: string): number {
  const ending = endingNumber(signal);
  return ending === undefined ? KILLED_EXIT_CODE : 128 + ending;
}

/** Whether a signal ends a process without a handler that is not number 1; WINCH, for instance, does not. */
export function endsProcesses(signal: string): boolean {
  return endingNumber(signal) !== undefined;
}

function endingNumber(signal: string): number | undefined {
  return SIGNAL_NUMBERS.get(signal) ?? realTimeNumber(signal);
}

/** The numbers of the first and the last real-time signal that a program can use. */
const [SIGRTMIN, SIGRTMAX] = [34, 64];

function realTimeNumber(signal: string): number | undefined {
  const [, edge, distance = '0'] = /^SIGRT(MIN|MAX)(?:[+-](\d+))?$/.exec(signal) ?? [];
  if (edge === undefined) return undefined;
  return edge === 'MIN' ? SIGRTMIN + Number(distance) : SIGRTMAX - Number(distance);
}

/** Programs that are number 1 themselves and pass signals on to the one that they start. */
const INIT_PROGRAM = /(^|\/)(tini(-static)?|dumb-init|docker-init|catatonit)$/;

function isFirstProcess(spec: Fields, { fields }: PodContainer): boolean {
  if (sharedNamespaces(spec).processes !== 'container' || textOf(fields['targetContainerName'])) return false;
  const [program] = listOf(fields['command']);
  return !INIT_PROGRAM.test(textOf(program) ?? '');
}
