import type { PodDraft } from './pod-draft';

/**
 * When an edit is applied. What an edit needs is there when its turn comes, whatever the order of the code: a mount
 * finds the container that a later line adds, and a patch sees everything.
 */
export enum EditPhase {
  FIELDS,
  CONTAINERS,
  SPEC_MERGES,
  CONTAINER_PARTS,
  REPLACED_VARIABLES,
  CONTAINER_FIELDS,
  CONTAINER_MERGES,
  FINAL,
  PATCHES,
}

/** A change of a Pod, kept until the Pod is rendered. */
export interface PodEdit {
  readonly phase: EditPhase;
  /** The method that code called for it, such as `PodTemplate.addEnv`; absent if a pattern makes the edit. */
  readonly call?: string;
  /** The option for which the edit is made, such as `Ambassador.clients`; absent if a method was called. */
  readonly option?: string;
  /** Changes the draft; the author is the construct whose code asked for it, by its path. */
  readonly apply: (draft: PodDraft, author: string) => void;
}
