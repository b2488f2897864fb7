import type { LocatedFinding } from '../check/located-finding';
import type { InputError } from '../manifests/input-objects';
import type { ProbeBounds } from '../pod/probes/container-bounds';
import type { LiveRestarts } from './back-off';
import type { LiveWait } from './gates';

/** How a Pod stands against what was predicted. */
export type LiveVerdict =
  /** It is ready. */
  | 'ready'
  /** It is not ready yet, and nothing says that it should be. */
  | 'starting'
  /** A bound that its spec promises has passed. */
  | 'overdue'
  /** It was ready, and is not any more. */
  | 'hung'
  /** A container ends again and again. */
  | 'crashLooping'
  /** No node takes it. */
  | 'unschedulable'
  /** The node cannot start a container. */
  | 'blocked'
  /** It was deleted, and is not gone yet. */
  | 'stopping'
  | 'succeeded'
  | 'failed';

/** An event that warns. */
export interface LiveWarning {
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** How long ago it was last seen; null if it does not say. */
  readonly agoSeconds: number | null;
}

/** The manifest from which a Pod was made. */
export interface LiveManifest {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly kind: string;
  readonly name: string;
  /** Containers that the Pod has and the manifest does not, such as those that a webhook adds. */
  readonly addedContainers: readonly string[];
  /** Containers that the manifest has and the Pod does not. */
  readonly missingContainers: readonly string[];
}

/** How long a Pod took until it was ready, from the start of its first container, and what was predicted. */
export interface LiveReadiness {
  readonly seconds: number;
  readonly earliestSeconds: number;
  /** Null if nothing bounds it. */
  readonly latestSeconds: number | null;
}

/** A Pod that runs, against what was predicted of it. */
export interface VerifiedPod {
  readonly namespace: string;
  readonly name: string;
  /** Its manifest; null if none is in the input. */
  readonly manifest: LiveManifest | null;
  /** As the API server says: `Pending`, `Running`, `Succeeded`, `Failed`. */
  readonly phase: string;
  /** Why it failed, such as `Evicted`; empty if nothing is said. */
  readonly reason: string;
  readonly message: string;
  readonly verdict: LiveVerdict;
  /** What it waits for; none if it is ready or has ended. */
  readonly waits: readonly LiveWait[];
  /** What the probes of the containers promise that it waits for. */
  readonly bounds: readonly ProbeBounds[];
  /** Containers that started again. */
  readonly restarts: readonly LiveRestarts[];
  /** Null if it is not ready, or if a container started again. */
  readonly readiness: LiveReadiness | null;
  /** Why its start can never finish, as far as the spec shows it, in sentences. */
  readonly deadlocks: readonly string[];
  /** What `check` finds that can show itself in this way. */
  readonly findings: readonly LocatedFinding[];
  /** The latest first. */
  readonly warnings: readonly LiveWarning[];
}

/** A Pod that could not be made. */
export interface RefusedPod {
  /** What was to make it, such as a ReplicaSet. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** What the API server said. */
  readonly message: string;
  readonly count: number;
  readonly agoSeconds: number | null;
  /** The rules that know what it said. */
  readonly rules: readonly string[];
}

/** What `pod-patterns verify -o json` prints. Later releases may add fields, and values of a text that is one of a list. */
export interface VerifyOutput {
  /** The version of the form of this output. */
  readonly schemaVersion: 1;
  /** The version of Kubernetes that the Pods run on, such as `1.33`. */
  readonly target: string;
  /** The moment for which all of it holds, such as `2027-03-31T12:00:00.000Z`. */
  readonly at: string;
  readonly pods: readonly VerifiedPod[];
  /** Pods that could not be made. */
  readonly refused: readonly RefusedPod[];
  /** What could not be read. */
  readonly errors: readonly InputError[];
}
