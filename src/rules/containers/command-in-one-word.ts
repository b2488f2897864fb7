import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { textsOf } from '../../kubernetes/json';
import { hooksOf, isOneWordWithBlank, probesOf, commandOf } from '../../pod/handlers';
import type { PodContainer } from '../../pod/containers';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

interface Command {
  /** The path from the container. */
  readonly path: string;
  readonly words: readonly string[];
  /** What comes of a program that there is not. */
  readonly effect: string;
}

const EFFECTS: { readonly [path: string]: string } = {
  startupProbe: 'the startup probe never succeeds',
  readinessProbe: 'the readiness probe never succeeds',
  livenessProbe: 'the liveness probe never restarts the container',
  'lifecycle.postStart': 'the postStart hook fails, and the container is killed each time it starts',
  'lifecycle.preStop': 'the preStop hook fails, and the container is stopped as if it had none',
};

/**
 * The words of a command are separate items. No shell splits a command, so that `["sleep 15"]` runs a program whose name
 * is `sleep 15`, which no image has.
 */
export const commandInOneWord: Rule = {
  id: 'command-in-one-word',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'The words of a command are separate items.',
  fields: [
    'spec.{initContainers,containers,ephemeralContainers}[*].command',
    'spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}.exec.command',
    'spec.{initContainers,containers}[*].lifecycle.{postStart,preStop}.exec.command',
  ],
  onlyWith: ['command'],
  symptoms: [
    SYMPTOMS.runError,
    SYMPTOMS.crashLoop,
    SYMPTOMS.backOff,
    SYMPTOMS.initError,
    SYMPTOMS.initCrashLoop,
    SYMPTOMS.notExecutable,
    SYMPTOMS.unhealthy,
    SYMPTOMS.probeErrored,
    SYMPTOMS.failedPostStart,
    SYMPTOMS.failedPreStop,
    SYMPTOMS.backoffLimit,
  ],
  source: 'k8s.io/api/core/v1, ExecAction and Container',
  check: ({ containers }) =>
    problemsOfEach(containers, (container) =>
      commandsOf(container)
        .filter(({ words }) => isOneWordWithBlank(words))
        .map(({ path, words: [program = ''], effect }) => ({
          path,
          value: [program],
          message: `this command is one word, ${JSON.stringify(program)}, and a program of that name is run: ${effect}.`,
          fix: fixFor(program),
        })),
    ),
};

function fixFor(line: string): string {
  const shellWords = shellWordsOf(line);
  if (shellWords) return `write each word as an item, ${JSON.stringify(shellWords)}.`;
  const words = JSON.stringify(wordsOf(line));
  return `write each word as an item, ${words}, or let a shell read it, ${JSON.stringify(['sh', '-c', line])}.`;
}

/** The words of a line that calls a shell with a script; a script without quotes is all that follows. */
function shellWordsOf(line: string): string[] | undefined {
  const [, shell, flag, script] = SHELL_LINE.exec(line.trimEnd()) ?? [];
  if (shell === undefined || flag === undefined || script === undefined) return undefined;
  return /^["']/.test(script) ? wordsOf(line) : [shell, flag, script];
}

const SHELL_LINE = /^\s*((?:\S*\/)?(?:sh|bash|ash|dash|zsh|ksh))\s+(-[a-z]*c)\s+(\S.*)/s;

/** The words of a line as a shell splits it: what stands in quotes is one word, without them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(WORD)].map(([word]) => word.replace(QUOTED, '$1$2'));
}

const WORD = /(?:"[^"]*"|'[^']*'|[^\s"'])+/g;
const QUOTED = /"([^"]*)"|'([^']*)'/g;

function commandsOf(container: PodContainer): Command[] {
  const words = textsOf(container.fields['command']);
  return [
    { path: 'command', words, effect: 'the container never starts' },
    ...[...probesOf(container), ...hooksOf(container)].map((call) => ({
      path: `${call.path}.exec.command`,
      words: commandOf(call),
      effect: EFFECTS[call.path] ?? 'it fails',
    })),
  ];
}
