import { InvalidArgumentError, Option, type Command } from 'commander';
import { FAILURES, type Failure } from '../../changes/failures';
import { CHECK_LEVELS, SEVERITIES, type CheckLevel } from '../../check/levels';
import { FindingSeverity } from '../../findings/finding-kind';
import type { PodKind } from '../../kubernetes/kinds';
import type { KubernetesVersion } from '../../kubernetes/version';
import { FAILURES_HELP, podKindOption, targetOption } from '../shared-options';

/** What `synth` was asked to do. */
export interface SynthRequest {
  readonly command: 'synth';
  readonly format: 'text' | 'json';
  /** The command of the app; absent if cdk8s.yaml decides. */
  readonly app?: string;
  /** The folder of the manifests; absent if cdk8s.yaml decides. */
  readonly outdir?: string;
  /** Whether nothing is written, and the output only compared. */
  readonly isVerification: boolean;
  /** Whether it is said what the change does to the cluster. */
  readonly showsChanges: boolean;
  /** How much is checked; absent for no check. */
  readonly level?: CheckLevel;
  /** The least severity of a finding that fails. */
  readonly failOn: FindingSeverity;
  /** What of the change fails; absent if nothing does. */
  readonly failOnChange?: Failure;
  /** Absent if the settings or the default decide. */
  readonly target?: KubernetesVersion;
  /** Those of the settings come after them. */
  readonly podKinds: readonly PodKind[];
}

const DESCRIPTION =
  'Runs the app of cdk8s.yaml as "cdk8s synth" does, and replaces only what changed in the folder of its manifests. ' +
  'Whatever happens, the folder holds the old manifests or the new ones.';

const HELP = `
The app writes into a folder beside the output, which is left as it is until
the app ended well and the check, if one is asked for, passed. Files with equal
bytes are not touched. Files of charts that are gone are removed; files that no
synthesis wrote are left and named. The file .OUTPUT.pod-patterns beside the
output says which are which: commit it.

--verify writes nothing, and fails if the output is not what the code gives.

--fail-on takes a severity for --check, or for --diff what a change may not do;
with both of them, give it twice. Of a change, each with what is refused:
${FAILURES_HELP}
Examples:
  pod-patterns synth
  pod-patterns synth --check recommended --fail-on warning
  pod-patterns synth --diff --fail-on rolls
  pod-patterns synth --diff --verify
  pod-patterns synth --app "npx tsx main.ts" --outdir manifests

Exit status:
  0  the output is what the code gives
  1  the check found something, or the change does what --fail-on names, and
     nothing was replaced; or, with --verify, the output is not what the code
     gives
  2  it could not be done, and nothing was replaced: the app failed or wrote
     nothing, somebody else is at it, or the command line or settings are wrong
`;

interface SynthFlags {
  readonly output: 'text' | 'json';
  readonly app?: string;
  readonly outdir?: string;
  readonly verify?: boolean;
  readonly diff?: boolean;
  readonly check?: CheckLevel;
  readonly failOn: readonly FailOn[];
  readonly target?: KubernetesVersion;
  readonly podKind: readonly PodKind[];
}

type FailOn = FindingSeverity | Failure;

function isSeverity(word: string): word is FindingSeverity {
  return SEVERITIES.some((severity) => severity === word);
}

function isFailure(word: string): word is Failure {
  return FAILURES.some((failure) => failure === word);
}

/** One word for the check, and one for the change. */
function parseFailOn(word: string, earlier: readonly FailOn[]): FailOn[] {
  if (!isSeverity(word) && !isFailure(word)) {
    throw new InvalidArgumentError(`Allowed choices are ${[...SEVERITIES, ...FAILURES].join(', ')}.`);
  }
  const other = earlier.find((each) => isSeverity(each) === isSeverity(word));
  if (other !== undefined) throw new InvalidArgumentError(`It is "${other}" already: name one of its kind.`);
  return [...earlier, word];
}

/** Adds `synth` to a program. */
export function addSynthCommand(program: Command, ask: (request: SynthRequest) => void): void {
  const command = program
    .command('synth')
    .summary('run the app, and replace what changed in its output')
    .description(DESCRIPTION);
  for (const option of options()) command.addOption(option);
  command
    .addHelpText('after', HELP)
    .showHelpAfterError('Try "pod-patterns synth --help".')
    .action((flags: SynthFlags) => {
      const problem = problemOf(flags);
      if (problem !== undefined) command.error(`error: ${problem}`);
      ask(requestOf(flags));
    });
}

function options(): Option[] {
  return [
    new Option('-a, --app <command>', 'the command of the app (default: "app" of cdk8s.yaml)'),
    new Option('--outdir <folder>', 'the folder of the manifests (default: "output" of cdk8s.yaml, or dist)'),
    new Option('--check <level>', 'check the new manifests before they replace the old').choices(CHECK_LEVELS),
    new Option(
      '--fail-on <what>',
      `what fails: of --check, ${SEVERITIES.join(', ')}; of --diff, ${FAILURES.join(', ')}`,
    )
      .argParser(parseFailOn)
      .default([], 'error for --check, nothing for --diff'),
    new Option('--diff', 'say what the change does to the cluster, as "pod-patterns diff" does'),
    new Option('--verify', 'write nothing, and fail if the output is not what the code gives'),
    new Option('-o, --output <format>', 'how to show what was done').choices(['text', 'json']).default('text'),
    targetOption(),
    podKindOption(),
  ];
}

/** What is wrong with flags that are right one by one. */
function problemOf(flags: SynthFlags): string | undefined {
  if (flags.app?.trim() === '') return 'the command of --app is empty.';
  if (flags.outdir?.trim() === '') return 'the folder of --outdir has no name.';
  return flags.failOn.map((word) => unusedProblem(word, flags)).find(Boolean) ?? readingProblem(flags);
}

function unusedProblem(word: FailOn, { check, diff }: SynthFlags): string | undefined {
  if (isSeverity(word)) return check === undefined ? `--fail-on ${word} is for --check.` : undefined;
  return diff === undefined ? `--fail-on ${word} is for --diff.` : undefined;
}

function readingProblem({ check, diff, target, podKind }: SynthFlags): string | undefined {
  if (check !== undefined || diff !== undefined) return undefined;
  return target !== undefined || podKind.length > 0 ? '--target and --pod-kind are for --check and --diff.' : undefined;
}

function requestOf({ output, app, outdir, verify, diff, check, failOn, target, podKind }: SynthFlags): SynthRequest {
  const failOnChange = failOn.find(isFailure);
  return {
    command: 'synth',
    format: output,
    ...(app !== undefined && { app }),
    ...(outdir !== undefined && { outdir }),
    isVerification: verify ?? false,
    showsChanges: diff ?? false,
    ...(check && { level: check }),
    failOn: failOn.find(isSeverity) ?? FindingSeverity.ERROR,
    ...(failOnChange && { failOnChange }),
    ...(target && { target }),
    podKinds: podKind,
  };
}
