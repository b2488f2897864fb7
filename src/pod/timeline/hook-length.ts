import { fieldsOf, isFields } from '../../kubernetes/json';
import { commandOf, hooksOf, isOneWordWithBlank, type HOOK_FIELDS, type Handler } from '../handlers';
import { programLength, scriptLength } from './script-length';
import { ANY_TIME, AT_ONCE, exactly, type Seconds } from './seconds';
import type { PodContainer } from '../containers';

/**
 * How long a hook of a container takes; undefined where it has none. The kubelet sets no timeout for a command or for a
 * request, so only a sleep has a known length: the handler, or a command that does nothing else than `echo` and `sleep`.
 * A command that also does something else takes at least as long as it sleeps. A hook with `tcpSocket` or without a handler fails at once.
 *
 * Source: pkg/kubelet/lifecycle/handlers.go, Run
 */
export function hookLength(container: PodContainer, hook: (typeof HOOK_FIELDS)[number]): Seconds | undefined {
  const call = hooksOf(container).find(({ path }) => path === `lifecycle.${hook}`);
  return call && lengthOf(call);
}

function lengthOf(call: Handler): Seconds {
  const { exec, httpGet, sleep } = call.fields;
  if (isFields(exec)) return lengthOfCommand(commandOf(call));
  if (isFields(httpGet)) return ANY_TIME;
  const seconds = fieldsOf(sleep)['seconds'];
  return typeof seconds === 'number' && seconds > 0 ? exactly(seconds) : AT_ONCE;
}

const SHELL = /^(\/bin\/|\/usr\/bin\/)?(sh|bash|ash|dash)$/;

/** How long a command takes: its sleeps, and at least these if it does something else too. */
function lengthOfCommand(words: readonly string[]): Seconds {
  const [program = '', ...args] = words;
  // The kubelet runs a program whose name is the whole first word, blank included.
  if (isOneWordWithBlank(words)) return AT_ONCE;
  if (!SHELL.test(program)) return programLength(words.join(' '));
  const script = scriptOf(args);
  return script === undefined ? ANY_TIME : scriptLength(script);
}

const FLAGS = /^[-+][a-z]+$/;

/** The script among the arguments of a shell, such as `-euo pipefail -c SCRIPT`; undefined if there is none. */
function scriptOf(args: readonly string[]): string | undefined {
  let isScript = false;
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (word === '--') return isScript ? args[index + 1] : undefined;
    if (!FLAGS.test(word)) return isScript ? word : undefined;
    isScript ||= word.startsWith('-') && word.includes('c');
    // The flag o has a word of its own, the name of an option.
    if (word.includes('o')) index += 1;
  }
  return undefined;
}
