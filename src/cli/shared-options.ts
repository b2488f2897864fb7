import { Option } from 'commander';
import { NEWEST_VERSION } from '../kubernetes/version';
import { STANDARD_INPUT } from '../manifests/input-objects';
import { parseKind, parseTarget } from './flag-values';

/** `--target`, of every command that reads manifests. */
export function targetOption(): Option {
  return new Option(
    '--target <version>',
    `the Kubernetes version that the Pods are for, such as 1.33 or 1.33.4 (default: ${NEWEST_VERSION.toString()}, the newest known)`,
  ).argParser(parseTarget);
}

/** `--pod-kind`, of every command that reads manifests. */
export function podKindOption(): Option {
  return new Option('--pod-kind <type=path>', 'a custom kind with a Pod template, and where that stands (repeatable)')
    .argParser(parseKind)
    .default([], 'none');
}

/** What is wrong with the paths of a command that reads manifests. */
export function pathsProblem(paths: readonly string[]): string | undefined {
  if (paths.includes('')) return 'a FILE must not be empty: name a file or a folder, or "-" for standard input.';
  const isTwice = paths.filter((path) => path === STANDARD_INPUT).length > 1;
  return isTwice ? 'standard input, "-", can be read once only.' : undefined;
}

/** What each word means by which the change of manifests can fail a command. */
export const FAILURES_HELP = `  refused  the API server refuses a change
  rolls    Pods are replaced or restarted
  worse    there is a new finding of severity error or warning, or a lower QoS
           class or security level; or a rollout cannot keep its deadline
  any      anything changes
`;
