import type { PodContainer } from '../pod/containers';
import type { PromisedPart } from './pod-draft';
import type { UndoneField } from './promised-fields';

/** Something that a pattern brought, or that code set for a container, and that the Pod does not have like that. */
export interface UndonePart extends Omit<UndoneField, 'what'> {
  readonly what: UndoneField['what'] | 'container' | 'kind' | 'order' | 'volume' | 'variable' | 'annotation' | 'label';
  readonly promise: Pick<PromisedPart, 'construct' | 'call' | 'kind'>;
  /** The container that it was in; absent for what is in the Pod as a whole. */
  readonly container?: PodContainer;
}

/** The edit that undid something. */
export interface UndoingEdit {
  /** The method or option, such as `PodTemplate.patch`. */
  readonly call: string;
  /** The construct whose code asked for it, by its path. */
  readonly author: string;
}

/** What tells one undone part from another. */
export function undoneKey({ promise, container, what, name }: UndonePart): string {
  return [promise.construct, container?.name, what, name].join('\u0000');
}
