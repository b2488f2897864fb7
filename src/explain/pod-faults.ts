import { failingHandlersOf, type FailingHandler } from '../pod/failing-handlers';
import type { Pod } from '../pod/pod';
import type { StoredSpec } from '../pod/stored-spec';
import { unsetVariables, type UnsetVariable } from '../pod/unset-variables';
import { brokenRulesOf, type BrokenRules } from './broken-rules';
import { droppedFieldsOf, type DroppedField } from './dropped-fields';

/** What does not reach the Pod, or does not do in it what it is there for. */
export interface PodFaults extends BrokenRules {
  /** The fields that the target drops. */
  readonly droppedFields: readonly DroppedField[];
  /** The probes and hooks that the kubelet cannot run, those of `startDeadlocks` among them. */
  readonly failingHandlers: readonly FailingHandler[];
  /** The references to variables, as `$(NAME)`, that stay as they are written. */
  readonly unsetVariables: readonly UnsetVariable[];
}

/** What does not reach a Pod, or does not do in it what it is there for. */
export function podFaultsOf(pod: Pod, stored: StoredSpec): PodFaults {
  const droppedFields = droppedFieldsOf(pod);
  return {
    droppedFields,
    ...brokenRulesOf(pod, droppedFields),
    failingHandlers: failingHandlersOf(stored),
    unsetVariables: unsetVariables(stored),
  };
}
