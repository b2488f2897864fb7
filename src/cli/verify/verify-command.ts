import { InvalidArgumentError, Option, type Command } from 'commander';
import type { PodKind } from '../../kubernetes/kinds';
import type { KubernetesVersion } from '../../kubernetes/version';
import { isInstant, secondsOf } from '../../live/instants';
import { pathsProblem, podKindOption, targetOption } from '../shared-options';

/** What `verify` was asked to do. */
export interface VerifyRequest {
  readonly command: 'verify';
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  /** When the cluster was asked, in seconds since 1970; absent if the files decide. */
  readonly at?: number;
  /** Absent if the settings or the default decide. */
  readonly target?: KubernetesVersion;
  /** Those of the settings come after them. */
  readonly podKinds: readonly PodKind[];
}

const DESCRIPTION =
  'Says where Pods that run are against what their specs predict: what each waits for, how long that may still take, ' +
  'what is overdue, restarts against the back-off, and what explains it. It never talks to a cluster.';

const HELP = `
A FILE is what "kubectl get pod,event -o json" prints, or "-" for standard input.
Manifests, files or folders, can stand beside it: then each Pod is also compared
with the one it was made from, and findings name the file and the line.

As a plugin of kubectl, "kubectl pod-patterns verify" does the same.

Examples:
  kubectl get pod,event -o json | pod-patterns verify -
  kubectl get pod,event -n shop -o json | pod-patterns verify - dist/
  pod-patterns verify --at 2027-03-31T12:00:00Z pods.json

Exit status:
  0  every Pod is ready, has succeeded, or is on its way and in time
  1  a Pod is overdue, ends again and again, is not ready any more, failed, or
     cannot be scheduled, started or made
  2  some of the input could not be read, or holds no Pod of a cluster; or the
     command line or the settings are wrong
`;

interface VerifyFlags {
  readonly output: 'text' | 'json';
  readonly at?: number;
  readonly target?: KubernetesVersion;
  readonly podKind: readonly PodKind[];
}

/** Adds `verify` to a program. */
export function addVerifyCommand(program: Command, ask: (request: VerifyRequest) => void): void {
  const command = program
    .command('verify')
    .summary('say where running Pods are against what was predicted')
    .description(DESCRIPTION)
    .argument('<FILE...>', 'what kubectl printed, and manifests; "-" for standard input')
    .addOption(new Option('-o, --output <format>', 'how to show it').choices(['text', 'json']).default('text'))
    .addOption(
      new Option(
        '--at <time>',
        'when kubectl was run (default: now for standard input, else when the file was written)',
      ).argParser(parseTime),
    )
    .addOption(targetOption())
    .addOption(podKindOption())
    .addHelpText('after', HELP)
    .showHelpAfterError('Try "pod-patterns verify --help".')
    .action((paths: string[], { output: format, at, target, podKind: podKinds }: VerifyFlags) => {
      const problem = pathsProblem(paths);
      if (problem !== undefined) command.error(`error: ${problem}`);
      ask({ command: 'verify', paths, format, ...(at !== undefined && { at }), ...(target && { target }), podKinds });
    });
}

function parseTime(text: string): number {
  const seconds = isInstant(text) ? secondsOf(text) : undefined;
  if (seconds === undefined) {
    throw new InvalidArgumentError('It must be a time with its zone, such as 2027-03-31T12:00:00Z.');
  }
  return seconds;
}
