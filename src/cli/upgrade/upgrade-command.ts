import { Option, type Command } from 'commander';
import type { PodKind } from '../../kubernetes/kinds';
import { NEWEST_VERSION, type KubernetesVersion } from '../../kubernetes/version';
import { parseTarget } from '../flag-values';
import { pathsProblem, podKindOption } from '../shared-options';

/** What `upgrade` was asked to do. */
export interface UpgradeRequest {
  readonly command: 'upgrade';
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  /** Absent if the target of the settings is meant. */
  readonly from?: KubernetesVersion;
  readonly to: KubernetesVersion;
  /** Those of the settings come after them. */
  readonly podKinds: readonly PodKind[];
}

const DESCRIPTION =
  'Says what an upgrade of the cluster does to Pods whose manifests stay as they are: fields that are dropped or refused on ' +
  'either side, feature gates, QoS classes, limits, times, and defects of the kubelet that come or go.';

const HELP = `
A FILE is YAML or JSON, a folder, or "-" for standard input, as for explain.
--from is the "target" of the nearest pod-patterns.yaml if it is left out.

Examples:
  pod-patterns upgrade --from 1.33 --to 1.37 dist/
  kubectl get deployments -o yaml | pod-patterns upgrade --from 1.33.4 --to 1.34.2 -

Exit status:
  0  the new version takes and keeps all that the old one does
  1  it refuses something, or drops a field
  2  something could not be read and is named, or the command line is wrong
`;

interface UpgradeFlags {
  readonly output: 'text' | 'json';
  readonly from?: KubernetesVersion;
  readonly to?: KubernetesVersion;
  readonly podKind: readonly PodKind[];
}

/** Adds `upgrade` to a program. */
export function addUpgradeCommand(program: Command, ask: (request: UpgradeRequest) => void): void {
  program
    .command('upgrade')
    .summary('say what an upgrade of the cluster does to Pods')
    .description(DESCRIPTION)
    .argument('<FILE...>', 'files and folders, or "-" for standard input')
    .addOption(new Option('--from <version>', 'the version of Kubernetes before').argParser(parseTarget))
    .addOption(
      new Option(
        '--to <version>',
        `the version of Kubernetes after (default: ${NEWEST_VERSION.toString()}, the newest known)`,
      ).argParser(parseTarget),
    )
    .addOption(new Option('-o, --output <format>', 'how to show it').choices(['text', 'json']).default('text'))
    .addOption(podKindOption())
    .addHelpText('after', HELP)
    .showHelpAfterError('Try "pod-patterns upgrade --help".')
    .action((paths: string[], flags: UpgradeFlags, command: Command) => {
      const problem = pathsProblem(paths);
      if (problem !== undefined) command.error(`error: ${problem}`);
      ask(requestOf(paths, flags));
    });
}

function requestOf(paths: readonly string[], flags: UpgradeFlags): UpgradeRequest {
  const { output: format, from, to = NEWEST_VERSION, podKind: podKinds } = flags;
  return { command: 'upgrade', paths, format, ...(from && { from }), to, podKinds };
}
