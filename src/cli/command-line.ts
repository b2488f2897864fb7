import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { parsePodKind, type PodKind } from '../kubernetes/kinds';
import { KubernetesVersion, NEWEST_VERSION } from '../kubernetes/version';
import { STANDARD_INPUT } from './input/find-files';

/** The ways to show what was found. */
export type OutputFormat = 'text' | 'json';

/** What `explain` was asked to do. */
export interface ExplainRequest {
  readonly command: 'explain';
  readonly paths: readonly string[];
  readonly format: OutputFormat;
  readonly target: KubernetesVersion;
  readonly podKinds: readonly PodKind[];
}

/** A text that answers instead of a command: help that was asked for, or what is wrong with the command line. */
export interface Answer {
  readonly command: 'answer';
  readonly text: string;
  readonly status: 0 | 2;
}

const DESCRIPTION =
  'Explains the Pods of Kubernetes manifests: the QoS class and why, what each container and the Pod as a whole ask ' +
  'for, the start and the stop as timelines, ports, volumes, environment, and the kubectl commands to look at them.';

const EXPLAIN_HELP = `
A FILE is YAML or JSON, with any number of documents and lists. A folder stands
for every .yaml, .yml and .json file below it, hidden ones too, as for
"kubectl apply -R -f"; links to folders are not followed. "-" is standard input.
Objects without a Pod are passed over and counted. No file over 32 MiB is read.

Examples:
  pod-patterns explain dist/
  pod-patterns explain -o json --target 1.33 web.yaml | jq '.pods[].qosClass'
  helm template ./chart | pod-patterns explain -
  pod-patterns explain --pod-kind example.com/v1/Widget=spec.template widgets/

Exit status:
  0  all of the input was read
  2  some of it could not be read and is named; the rest is explained. Or the
     command line is wrong, and nothing is explained.
`;

const TOP_HELP = `
Examples:
  pod-patterns explain dist/
  kubectl get deployment web -o yaml | pod-patterns explain -

"pod-patterns explain --help" tells more.
`;

/** What a command line asks for, from its words after the name of the program. Prints nothing and ends nothing. */
export function parseCommandLine(words: readonly string[]): ExplainRequest | Answer {
  const printed: string[] = [];
  let request: ExplainRequest | undefined;
  const program = topCommand((text) => printed.push(text));
  explainCommand(program, (asked) => (request = asked));
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { command: 'answer', text: printed.join(''), status: error.exitCode === 0 ? 0 : 2 };
  }
  return request ?? { command: 'answer', text: printed.join(''), status: 2 };
}

function topCommand(print: (text: string) => void): Command {
  return new Command('pod-patterns')
    .description('Tells what the Pods of Kubernetes manifests are and do.')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: print, getOutHelpWidth: () => 80, getErrHelpWidth: () => 80 })
    .option('--version', 'print the version of pod-patterns')
    .addHelpText('after', TOP_HELP)
    .showHelpAfterError('Try "pod-patterns --help".');
}

interface ExplainFlags {
  readonly output: OutputFormat;
  readonly target: KubernetesVersion;
  readonly podKind: readonly PodKind[];
}

function explainCommand(program: Command, ask: (request: ExplainRequest) => void): void {
  program
    .command('explain')
    .summary('explain the Pods of manifests')
    .description(DESCRIPTION)
    .argument('<FILE...>', 'files and folders, or "-" for standard input')
    .addOption(new Option('-o, --output <format>', 'how to show it').choices(['text', 'json']).default('text'))
    .addOption(
      new Option('--target <version>', 'the Kubernetes version that the Pods are for')
        .argParser(parseTarget)
        .default(NEWEST_VERSION, `${NEWEST_VERSION.toString()}, the newest known`),
    )
    .addOption(
      new Option('--pod-kind <type=path>', 'a custom kind with a Pod template, and where that stands (repeatable)')
        .argParser(parseKind)
        .default([], 'none'),
    )
    .addHelpText('after', EXPLAIN_HELP)
    .showHelpAfterError('Try "pod-patterns explain --help".')
    .action((paths: string[], { output, target, podKind }: ExplainFlags, command: Command) => {
      if (paths.filter((path) => path === STANDARD_INPUT).length > 1) {
        command.error('error: standard input, "-", can be read once only.');
      }
      ask({ command: 'explain', paths, format: output, target, podKinds: podKind });
    });
}

function parseTarget(text: string): KubernetesVersion {
  try {
    return KubernetesVersion.of(text);
  } catch {
    throw new InvalidArgumentError('It must be a version of Kubernetes from 1.27 on, such as 1.33.');
  }
}

function parseKind(text: string, earlier: readonly PodKind[]): PodKind[] {
  const parsed = parsePodKind(text);
  if ('problem' in parsed) throw new InvalidArgumentError(parsed.problem);
  return [...earlier, parsed.podKind];
}
