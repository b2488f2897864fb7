import { listText, printableJson } from '../../check/report/json';
import { isPreview, type KubernetesVersion } from '../../kubernetes/version';
import type { InputError } from '../../manifests/input-objects';
import type { NewNodeNeed, Upgrade, UpgradeChange } from './upgrade-of';

/** The version of the form of the output. It grows when a field goes or changes its meaning, not when one is added. */
export const SCHEMA_VERSION = 1;

/** What `pod-patterns upgrade -o json` prints. Later releases may add fields, and values of a text that is one of a list. */
export interface UpgradeOutput {
  /** The version of the form of this output. */
  readonly schemaVersion: typeof SCHEMA_VERSION;
  /** The version of Kubernetes before, such as `1.33`. */
  readonly from: string;
  /** The version of Kubernetes after. */
  readonly to: string;
  /** Whether what is known of the version after is only read, from a release before it or from the version before. */
  readonly toIsPreview: boolean;
  /** The Pods to which the upgrade does something. */
  readonly pods: readonly UpgradeChange[];
  /** The feature gates of fields in the manifests that are gone: a cluster that sets one does not start. */
  readonly goneGates: readonly string[];
  /** What the nodes must have from now on. */
  readonly nodeNeeds: readonly NewNodeNeed[];
  /** What could not be read. */
  readonly errors: readonly InputError[];
}

/** One JSON object, with a line for each Pod. */
export function* upgradeJson(
  upgrade: Upgrade,
  { from, to }: { readonly from: KubernetesVersion; readonly to: KubernetesVersion },
  errors: readonly InputError[],
): Generator<string> {
  yield `{"schemaVersion": ${SCHEMA_VERSION},\n"from": ${printableJson(from.toString())},\n"to": ${printableJson(to.toString())},\n`;
  yield `"toIsPreview": ${isPreview(to)},\n"pods": `;
  yield* listText(upgrade.pods);
  const { goneGates, nodeNeeds } = upgrade.end;
  yield `,\n"goneGates": ${printableJson(goneGates)},\n"nodeNeeds": `;
  yield* listText(nodeNeeds);
  yield `,\n"errors": `;
  yield* listText(errors);
  yield '}\n';
}
