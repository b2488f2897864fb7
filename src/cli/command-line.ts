import { Command, CommanderError, Option } from 'commander';
import { SECTION_NAMES, type SectionName } from '../explain/report/sections';
import { wrapped } from '../explain/layout/wrap';
import type { PodKind } from '../kubernetes/kinds';
import { printable } from '../kubernetes/printable';
import type { KubernetesVersion } from '../kubernetes/version';
import { ENDPOINT_PROPAGATION_SECONDS } from '../pod/timeline/stop-traffic';
import { addCheckCommand, type CheckRequest, type RulesRequest } from './check/check-command';
import { addDiffCommand, type DiffRequest } from './diff/diff-command';
import { parseSeconds, parseSections } from './flag-values';
import { addSynthCommand, type SynthRequest } from './synth/synth-command';
import { addSymptomCommand, type SymptomRequest } from './symptom/symptom-command';
import { addUpgradeCommand, type UpgradeRequest } from './upgrade/upgrade-command';
import { addVerifyCommand, type VerifyRequest } from './verify/verify-command';
import { pathsProblem, podKindOption, targetOption } from './shared-options';

const FORMATS = ['text', 'json', 'html', 'svg'] as const;

/** The ways to show what was found. */
export type OutputFormat = (typeof FORMATS)[number];

/** What `explain` was asked to do. */
export interface ExplainRequest {
  readonly command: 'explain';
  readonly paths: readonly string[];
  readonly format: OutputFormat;
  /** The parts of the text to show; absent for all of them. */
  readonly sections?: readonly SectionName[];
  /** Whether to show a line for each Pod. */
  readonly isBrief: boolean;
  /** Absent if the settings or the default decide. */
  readonly target?: KubernetesVersion;
  /** Those of the settings come after them. */
  readonly podKinds: readonly PodKind[];
  /** Absent if the settings or the default decide. */
  readonly propagationSeconds?: number;
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

The nearest pod-patterns.yaml above the input may hold "target", "podKinds" and
"propagationSeconds" for every run. A flag wins.

Sections: ${wrapped(SECTION_NAMES.join(', '), 68).join('\n  ')}.

"-o svg" draws the start and the stop of up to 50 Pods; "-o html" writes a page
with the picture and the text of each. Both stand alone, without scripts.

Examples:
  pod-patterns explain dist/
  pod-patterns explain --brief dist/
  pod-patterns explain -o html dist/ > pods.html
  pod-patterns explain --sections start,stop web.yaml
  pod-patterns explain -o json --target 1.33 web.yaml | jq '.pods[].qosClass'
  helm template ./chart | pod-patterns explain -
  pod-patterns explain --pod-kind example.com/v1/Widget=spec.template widgets/

Exit status:
  0  all of the input was read
  2  some of it could not be read and is named; the rest is explained. Or the
     command line or the settings are wrong, and nothing is explained.
`;

const TOP_HELP = `
Examples:
  pod-patterns check dist/
  pod-patterns explain dist/
  pod-patterns diff HEAD:dist dist
  pod-patterns symptom CrashLoopBackOff
  pod-patterns synth --check recommended
  kubectl get pod,event -o json | pod-patterns verify -
  kubectl get deployment web -o yaml | pod-patterns explain -

Run "pod-patterns explain --help", or that of another command, for details.
`;

/** What a command line can ask for. */
export type Request =
  | ExplainRequest
  | CheckRequest
  | RulesRequest
  | SymptomRequest
  | DiffRequest
  | UpgradeRequest
  | SynthRequest
  | VerifyRequest
  | Answer;

/** What a command line asks for, from its words after the name of the program. Prints nothing and ends nothing. */
export function parseCommandLine(words: readonly string[]): Request {
  const printed: string[] = [];
  let request: Request | undefined;
  const program = topCommand((text) => printed.push(text));
  explainCommand(program, (asked) => (request = asked));
  addCheckCommand(program, (asked) => (request = asked));
  addDiffCommand(program, (asked) => (request = asked));
  addUpgradeCommand(program, (asked) => (request = asked));
  addSymptomCommand(program, (asked) => (request = asked));
  addSynthCommand(program, (asked) => (request = asked));
  addVerifyCommand(program, (asked) => (request = asked));
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
    .description('Tells what the Pods of Kubernetes manifests are and do, and what is wrong with them.')
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: print,
      outputError: (text, write) => write(text.split('\n').map(printable).join('\n')),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .option('--version', 'print the version of pod-patterns')
    .addHelpText('after', TOP_HELP)
    .showHelpAfterError('Run "pod-patterns --help" for details.');
}

interface ExplainFlags {
  readonly output: OutputFormat;
  readonly brief?: boolean;
  readonly sections?: readonly SectionName[];
  readonly target?: KubernetesVersion;
  readonly podKind: readonly PodKind[];
  readonly propagation?: number;
}

function explainCommand(program: Command, ask: (request: ExplainRequest) => void): void {
  const command = program
    .command('explain')
    .summary('explain the Pods of manifests')
    .description(DESCRIPTION)
    .argument('<FILE...>', 'files and folders, or "-" for standard input');
  for (const option of explainOptions()) command.addOption(option);
  command
    .addHelpText('after', EXPLAIN_HELP)
    .showHelpAfterError('Run "pod-patterns explain --help" for details.')
    .action((paths: string[], flags: ExplainFlags) => {
      const problem = problemOf(paths, flags);
      if (problem !== undefined) command.error(`error: ${problem}`);
      ask(requestOf(paths, flags));
    });
}

function explainOptions(): Option[] {
  return [
    new Option('-o, --output <format>', 'how to show it').choices(FORMATS).default('text'),
    new Option('--brief', 'one line for each Pod'),
    new Option('--sections <names>', 'the parts of the text to show, with commas between them').argParser(
      parseSections,
    ),
    targetOption(),
    podKindOption(),
    new Option(
      '--propagation <seconds>',
      `how long requests still come after a deletion (default: ${ENDPOINT_PROPAGATION_SECONDS})`,
    ).argParser(parseSeconds),
  ];
}

/** Formats with which a flag means nothing. */
const EXCLUDED: readonly {
  readonly format: OutputFormat;
  readonly flag: 'brief' | 'sections';
  readonly problem: string;
}[] = [
  { format: 'json', flag: 'brief', problem: '--brief and --sections are for text; JSON has everything.' },
  { format: 'json', flag: 'sections', problem: '--brief and --sections are for text; JSON has everything.' },
  { format: 'html', flag: 'brief', problem: '--brief is for text; --sections chooses what the page says of a Pod.' },
  { format: 'svg', flag: 'brief', problem: '--brief and --sections are for text; a picture has none.' },
  { format: 'svg', flag: 'sections', problem: '--brief and --sections are for text; a picture has none.' },
];

/** What is wrong with flags that are right one by one. */
function problemOf(paths: readonly string[], { output, brief, sections }: ExplainFlags): string | undefined {
  const problem = pathsProblem(paths);
  if (problem !== undefined) return problem;
  const excluded = EXCLUDED.find(({ format, flag }) => format === output && (flag === 'brief' ? brief : sections));
  if (excluded) return excluded.problem;
  return brief && sections ? '--brief shows no sections: leave out one of --brief and --sections.' : undefined;
}

function requestOf(paths: readonly string[], flags: ExplainFlags): ExplainRequest {
  const { output: format, brief, sections, target, podKind: podKinds, propagation } = flags;
  return {
    command: 'explain',
    paths,
    format,
    isBrief: brief ?? false,
    ...(sections && { sections }),
    ...(target && { target }),
    podKinds,
    ...(propagation !== undefined && { propagationSeconds: propagation }),
  };
}
