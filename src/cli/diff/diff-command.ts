import { Option, type Command } from 'commander';
import { FAILURES, type Failure } from '../../changes/failures';
import { CHECK_LEVELS, type CheckLevel } from '../../check/levels';
import { FindingLevel } from '../../findings/finding-kind';
import type { PodKind } from '../../kubernetes/kinds';
import type { KubernetesVersion } from '../../kubernetes/version';
import { FAILURES_HELP, pathsProblem, podKindOption, targetOption } from '../shared-options';

/** The ways to show what changes do. */
export const DIFF_FORMATS = ['text', 'json', 'markdown'] as const;

/** A way to show what changes do. */
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** What `diff` was asked to do. */
export interface DiffRequest {
  readonly command: 'diff';
  /** A file, a folder, `-`, or `REV:PATH`. */
  readonly before: string;
  /** A file, a folder, `-`, or `REV:PATH`. */
  readonly after: string;
  readonly format: DiffFormat;
  readonly failOn: Failure;
  readonly level: CheckLevel;
  /** Whether objects are listed that are only written in another way. */
  readonly showsAll: boolean;
  /** Absent if the settings or the default decide. */
  readonly target?: KubernetesVersion;
  /** Those of the settings come after them. */
  readonly podKinds: readonly PodKind[];
}

const DESCRIPTION =
  'Compares two sets of Kubernetes manifests, and says what applying the new one does: what is refused, which Pods are ' +
  'replaced and how long that takes, what becomes of each Pod, and which findings came or went.';

const HELP = `
OLD and NEW are each a file, a folder, "-" for standard input, or REV:PATH, a
path in a revision of the git repository of this folder. As for git, PATH goes
from the top of the repository, and from this folder if it begins with "./".

Objects are the same by group, kind, namespace and name. What is only written in
another way, such as the order of keys, 1000m for 1, or a default that is now
written out, is not a change.

--fail-on, each with what is refused:
${FAILURES_HELP}
Examples:
  pod-patterns diff HEAD:dist dist
  pod-patterns diff origin/main:dist HEAD:dist -o markdown --fail-on refused
  helm template ./chart | pod-patterns diff deployed.yaml -

Exit status:
  0  nothing happens that --fail-on asks for
  1  something does
  2  it could not do all of its work: something could not be read and is named,
     both sides have nothing in common, or the command line is wrong
`;

interface DiffFlags {
  readonly output: DiffFormat;
  readonly failOn: Failure;
  readonly level: CheckLevel;
  readonly all?: boolean;
  readonly target?: KubernetesVersion;
  readonly podKind: readonly PodKind[];
}

/** Adds `diff` to a program. */
export function addDiffCommand(program: Command, ask: (request: DiffRequest) => void): void {
  const command = program
    .command('diff')
    .summary('say what a change of manifests does')
    .description(DESCRIPTION)
    .argument('<OLD>', 'the manifests before')
    .argument('<NEW>', 'the manifests after');
  for (const option of options()) command.addOption(option);
  command
    .addHelpText('after', HELP)
    .showHelpAfterError('Try "pod-patterns diff --help".')
    .action((before: string, after: string, flags: DiffFlags) => {
      const problem = pathsProblem([before, after]);
      if (problem !== undefined) command.error(`error: ${problem}`);
      ask(requestOf(before, after, flags));
    });
}

function options(): Option[] {
  return [
    new Option('-o, --output <format>', 'how to show it').choices(DIFF_FORMATS).default('text'),
    new Option('--fail-on <what>', 'what makes the exit status 1').choices(FAILURES).default('refused'),
    new Option('--all', 'list what is only written in another way, too'),
    new Option('--level <level>', 'how much is checked').choices(CHECK_LEVELS).default(FindingLevel.RECOMMENDED),
    targetOption(),
    podKindOption(),
  ];
}

function requestOf(before: string, after: string, flags: DiffFlags): DiffRequest {
  const { output: format, failOn, level, all, target, podKind: podKinds } = flags;
  const command = 'diff';
  return { command, before, after, format, failOn, level, showsAll: all ?? false, ...(target && { target }), podKinds };
}
