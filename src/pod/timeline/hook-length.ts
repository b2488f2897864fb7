import { fieldsOf, isFields } from '../../kubernetes/json';
import { commandOf, hooksOf, type HOOK_FIELDS, type Handler } from '../handlers';
import { ANY_TIME, AT_ONCE, exactly, type Seconds } from './seconds';
import type { PodContainer } from '../containers';

/**
 * How long a hook of a container takes; undefined if it has none. The kubelet sets no timeout for a command or for a
 * request, so only a sleep has a known length: the handler, or a command that does nothing else than `echo` and `sleep`.
 * A hook with `tcpSocket` or without a handler fails at once.
 *
 * Source: pkg/kubelet/lifecycle/handlers.go, Run
 */
export function hookLength(container: PodContainer, hook: (typeof HOOK_FIELDS)[number]): Seconds | undefined {
  const handler = hooksOf(container).find(({ path }) => path === `lifecycle.${hook}`);
  return handler && lengthOf(handler);
}

function lengthOf(handler: Handler): Seconds {
  const { exec, httpGet, sleep } = handler.fields;
  if (isFields(exec)) {
    const seconds = sleepOfCommand(commandOf(handler));
    return seconds === undefined ? ANY_TIME : exactly(seconds);
  }
  if (isFields(httpGet)) return ANY_TIME;
  const seconds = fieldsOf(sleep)['seconds'];
  return typeof seconds === 'number' && seconds > 0 ? exactly(seconds) : AT_ONCE;
}

const SHELL = /^(\/bin\/|\/usr\/bin\/)?(sh|bash|ash|dash)$/;
const SLEEP = /^(?:\/bin\/|\/usr\/bin\/)?sleep (\d+(?:\.\d+)?)s?$/;
const ECHO = /^echo( [^$`<>|&()]*)?$/;

/** The seconds that a command sleeps, if that and writing a word are all that it does. */
function sleepOfCommand(words: readonly string[]): number | undefined {
  const [shell = '', flag, script] = words;
  if (!SHELL.test(shell)) return secondsOf(words.join(' '));
  if (flag !== '-c' || script === undefined) return undefined;
  const parts = script.split(/&&|;|\n/).map((part) => part.trim());
  return parts
    .map(secondsOf)
    .reduce((total, part) => (total === undefined || part === undefined ? undefined : total + part), 0);
}

function secondsOf(command: string): number | undefined {
  if (command === '' || ECHO.test(command)) return 0;
  const seconds = SLEEP.exec(command)?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
