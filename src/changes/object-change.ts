import type { InputPlace } from '../manifests/input-objects';
import type { ConfigurationReader } from './effects/configuration-readers';
import type { PodsEffect } from './effects/workload-effect';
import type { FieldChange } from './fields/field-changes';
import type { FindingChanges } from './findings/finding-changes';
import type { ObjectKey } from './objects/changed-objects';
import type { PodChange } from './pods/pod-change';
import type { Refusal } from './refusals/refusal';
import type { RolloutForecast } from './rollout/rollout-forecast';

/** What happens to an object. */
export type ChangeAction =
  | 'created'
  /** It is in the old manifests alone. Whether it is deleted depends on who applies them. */
  | 'pruned'
  | 'changed'
  /** It has another name, and so the new one is created and the old one pruned. */
  | 'replaced'
  /** It means the same to the API server, written in another way. */
  | 'rewritten';

/** What got worse. */
export type Worsening = 'findings' | 'qosClass' | 'security' | 'deadline' | 'neverReady';

/** What happens to an object of the manifests. What did not change is null, or an empty list. */
export interface ObjectChange extends ObjectKey {
  readonly action: ChangeAction;
  readonly apiVersion: string;
  /** The name before; null if it had the same one, or if it is new. */
  readonly nameBefore: string | null;
  /** Where it stands in the old manifests; null if it is new. */
  readonly before: InputPlace | null;
  /** Where it stands in the new manifests; null if it is gone. */
  readonly after: InputPlace | null;
  /** Why the API server refuses the change. */
  readonly refusals: readonly Refusal[];
  /** What becomes of its Pods; null if it has none, or if the change is refused. */
  readonly effect: PodsEffect | null;
  /** How long the rollout takes; null if there is none. */
  readonly rollout: RolloutForecast | null;
  readonly pods: readonly PodChange[];
  /** Who reads the ConfigMap or Secret that it is, and when each one sees the change. */
  readonly readers: readonly ConfigurationReader[];
  readonly findings: FindingChanges;
  readonly worse: readonly Worsening[];
  readonly fields: readonly FieldChange[];
}
