import { Option, type Command } from 'commander';
import { CHECK_LEVELS, SEVERITIES, type CheckLevel } from '../../check/levels';
import { FindingSeverity } from '../../findings/finding-kind';
import type { PodKind } from '../../kubernetes/kinds';
import type { KubernetesVersion } from '../../kubernetes/version';
import { podKindOption, targetOption } from '../shared-options';

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
  readonly failOn: FindingSeverity;
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

Examples:
  pod-patterns synth
  pod-patterns synth --check recommended --fail-on warning
  pod-patterns synth --diff --verify
  pod-patterns synth --app "npx tsx main.ts" --outdir manifests

Exit status:
  0  the output is what the code gives
  1  the check found something, and nothing was replaced; or, with --verify, the
     output is not what the code gives
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
  readonly failOn?: FindingSeverity;
  readonly target?: KubernetesVersion;
  readonly podKind: readonly PodKind[];
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
    new Option('--fail-on <severity>', 'with --check, the least severity that fails (default: error)').choices(
      SEVERITIES,
    ),
    new Option('--diff', 'say what the change does to the cluster, as "pod-patterns diff" does'),
    new Option('--verify', 'write nothing, and fail if the output is not what the code gives'),
    new Option('-o, --output <format>', 'how to show what was done').choices(['text', 'json']).default('text'),
    targetOption(),
    podKindOption(),
  ];
}

/** What is wrong with flags that are right one by one. */
function problemOf({ app, outdir, check, failOn, ...reading }: SynthFlags): string | undefined {
  if (app?.trim() === '') return 'the command of --app is empty.';
  if (outdir?.trim() === '') return 'the folder of --outdir has no name.';
  if (check !== undefined) return undefined;
  if (failOn !== undefined) return '--fail-on is for --check.';
  const { diff, target, podKind } = reading;
  const isRead = target !== undefined || podKind.length > 0;
  return isRead && !diff ? '--target and --pod-kind are for --check and --diff.' : undefined;
}

function requestOf({ output, app, outdir, verify, diff, check, failOn, target, podKind }: SynthFlags): SynthRequest {
  return {
    command: 'synth',
    format: output,
    ...(app !== undefined && { app }),
    ...(outdir !== undefined && { outdir }),
    isVerification: verify ?? false,
    showsChanges: diff ?? false,
    ...(check && { level: check }),
    failOn: failOn ?? FindingSeverity.ERROR,
    ...(target && { target }),
    podKinds: podKind,
  };
}
