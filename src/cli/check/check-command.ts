import { Option, type Command } from 'commander';
import { CHECK_LEVELS, SEVERITIES, type CheckLevel } from '../../check/levels';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { PodKind } from '../../kubernetes/kinds';
import type { KubernetesVersion } from '../../kubernetes/version';
import { STANDARD_INPUT } from '../../manifests/input-objects';
import { pathsProblem, podKindOption, targetOption } from '../shared-options';
import { parseRule } from './rule-flag';
import { outputProblem, OUTPUT_FORMATS, parseOutput, type CheckOutputRequest } from './outputs';

/** What `check` was asked to tell of its rules. */
export interface RulesRequest {
  readonly command: 'rules';
  readonly format: 'text' | 'json';
  /** The rule whose page is asked for; absent for the list of all. */
  readonly rule?: string;
}

/** What `check` was asked to do. */
export interface CheckRequest {
  readonly command: 'check';
  readonly paths: readonly string[];
  readonly outputs: readonly CheckOutputRequest[];
  readonly level: CheckLevel;
  readonly failOn: FindingSeverity;
  readonly showsWaived: boolean;
  /** The file with the findings that are known; absent if the settings decide. */
  readonly baselineFile?: string;
  /** The file into which the findings are written, to be known from then on. */
  readonly writesBaseline?: string;
  /** Whether findings are mended in the files, or shown as they would be. */
  readonly fix?: 'write' | 'show';
  /** Absent if the settings or the default decide. */
  readonly target?: KubernetesVersion;
  /** Those of the settings come after them. */
  readonly podKinds: readonly PodKind[];
}

const DESCRIPTION =
  'Checks the Pods of Kubernetes manifests: what the API server of the target would refuse, and what production would ' +
  'regret. Each finding says where, what and how to mend it.';

const HELP = `
A FILE is YAML or JSON, with any number of documents and lists. A folder stands
for every .yaml, .yml and .json file below it. "-" is standard input.

Levels, each with all of those before it:
  invalid      what the API server refuses, under strict field validation
  recommended  what it takes and production would regret
  restricted   what the Pod Security Standards do not allow

A finding is accepted, with a reason, by the annotation
cdk8s-pod-patterns/waivers of its object, or by "waivers" in the nearest
pod-patterns.yaml above the input. --write-baseline writes all that is found
into a file, and with --baseline only what is not in it counts.

--fix rewrites YAML where nothing is in doubt, and leaves every other byte as
it is; then it checks again. What it reads from standard input it writes to
standard output, and the report to standard error.

Examples:
  pod-patterns check dist/
  pod-patterns check --level invalid --target 1.33 web.yaml
  helm template ./chart | pod-patterns check --fail-on warning -
  pod-patterns check --explain mount-volume

Exit status:
  0  nothing was found that --fail-on asks for
  1  something was
  2  it could not do all of its work: something could not be read and is named,
     or the command line or the settings are wrong
`;

interface CheckFlags {
  readonly output: readonly CheckOutputRequest[];
  readonly target?: KubernetesVersion;
  readonly level: CheckLevel;
  readonly failOn: FindingSeverity;
  readonly showWaived?: boolean;
  readonly listRules?: boolean;
  readonly explain?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly podKind: readonly PodKind[];
}

/** Adds `check` to a program. */
export function addCheckCommand(program: Command, ask: (request: CheckRequest | RulesRequest) => void): void {
  const command = program
    .command('check')
    .summary('check the Pods of manifests')
    .description(DESCRIPTION)
    .argument('[FILE...]', 'files and folders, or "-" for standard input');
  for (const option of options()) command.addOption(option);
  command
    .addHelpText('after', HELP)
    .showHelpAfterError('Try "pod-patterns check --help".')
    .action((paths: string[], flags: CheckFlags) => {
      const problem = problemOf(paths, flags);
      if (problem !== undefined) command.error(`error: ${problem}`);
      ask(rulesRequest(flags) ?? requestOf(paths, flags));
    });
}

function options(): Option[] {
  return [
    new Option('-o, --output <format[=file]>', `how to show it: ${OUTPUT_FORMATS.join(', ')} (repeatable)`)
      .argParser(parseOutput)
      .default([], 'text'),
    targetOption(),
    new Option('--level <level>', 'how much is checked').choices(CHECK_LEVELS).default(FindingLevel.RECOMMENDED),
    new Option('--fail-on <severity>', 'the least severity that fails')
      .choices(SEVERITIES)
      .default(FindingSeverity.ERROR),
    new Option('--show-waived', 'list the findings that are waived, too'),
    new Option('--baseline <file>', 'a file with findings that are known: only new ones count'),
    new Option('--write-baseline <file>', 'write what is found now into such a file'),
    new Option('--fix', 'mend in the files what can be mended without doubt'),
    new Option('--dry-run', 'with --fix, write nothing and show the change as a diff'),
    podKindOption(),
    new Option('--list-rules', 'list everything that can be found, and check nothing'),
    new Option('--explain <rule>', 'show the page about a rule, and check nothing').argParser(parseRule),
  ];
}

/** What is wrong with flags that are right one by one. */
function problemOf(paths: readonly string[], flags: CheckFlags): string | undefined {
  const { output, explain, listRules } = flags;
  if (explain !== undefined || listRules) return rulesProblem(paths, flags);
  if (paths.length === 0) return "missing required argument 'FILE'";
  return (
    pathsProblem(paths) ??
    baselineProblem(flags) ??
    outputProblem(output, flags.writeBaseline) ??
    fixProblem(paths, flags)
  );
}

function fixProblem(paths: readonly string[], { fix, dryRun, output, writeBaseline }: CheckFlags): string | undefined {
  if (!fix) return dryRun ? '--dry-run is for --fix.' : undefined;
  if (writeBaseline !== undefined) return 'mend first: leave out one of --fix and --write-baseline.';
  const isTaken = dryRun || paths.includes(STANDARD_INPUT);
  if (!isTaken || output.every(({ file }) => file !== undefined)) return undefined;
  const what = dryRun ? 'the diff' : 'what was fixed';
  return `standard output has ${what}: write the report to a file, as in -o json=report.json.`;
}

function baselineProblem({ baseline, writeBaseline }: CheckFlags): string | undefined {
  if (baseline === '' || writeBaseline === '') return 'a baseline is a file: its name must not be empty.';
  return baseline !== undefined && writeBaseline !== undefined
    ? 'a baseline is read or written: leave out one of --baseline and --write-baseline.'
    : undefined;
}

function rulesProblem(paths: readonly string[], { output, explain, listRules }: CheckFlags): string | undefined {
  if (explain !== undefined && listRules) return 'leave out one of --list-rules and --explain.';
  if (paths.length > 0) return 'with --list-rules and --explain nothing is checked: leave out the files.';
  if (explain !== undefined) return output.length === 0 ? undefined : 'the page about a rule is text: leave out -o.';
  const isKnown = output.every(({ format, file }) => file === undefined && (format === 'text' || format === 'json'));
  return isKnown && output.length <= 1 ? undefined : '--list-rules is shown as text or as json.';
}

function rulesRequest({ output, explain: rule, listRules }: CheckFlags): RulesRequest | undefined {
  if (rule === undefined && !listRules) return undefined;
  return {
    command: 'rules',
    format: output[0]?.format === 'json' ? 'json' : 'text',
    ...(rule !== undefined && { rule }),
  };
}

function requestOf(paths: readonly string[], flags: CheckFlags): CheckRequest {
  const { output, target, level, failOn, showWaived, baseline, writeBaseline, fix, dryRun, podKind: podKinds } = flags;
  return {
    command: 'check',
    paths,
    outputs: output.length === 0 && !dryRun ? [{ format: 'text' }] : output,
    level,
    failOn,
    showsWaived: showWaived ?? false,
    ...(baseline !== undefined && { baselineFile: baseline }),
    ...(writeBaseline !== undefined && { writesBaseline: writeBaseline }),
    ...(fix && { fix: dryRun ? 'show' : 'write' }),
    ...(target && { target }),
    podKinds,
  };
}
